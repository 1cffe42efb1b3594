// Preloaded by a process under test: when it ends, the packages that it loaded stand in the file LOADED_TO, one in a line.
import { writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const loaded = new Set<string>()
registerHooks({
  load(url, context, next) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
    if (name) loaded.add(name)
    return next(url, context)
  },
})
// The launcher and its helpers are processes too: what the last of them writes is the desk's, which ends last.
process.on('exit', () => {
  if (process.argv[2] === 'start') writeFileSync(process.env.LOADED_TO as string, [...loaded].join('\n'))
})
