// `virtual:operations`: method and path of every declared operation, read at build time. Only these strings reach the
// browser; the schemas behind them, and zod with them, stay on the server. What the first screen asks comes with it; the rest,
// which grows with every capability, is fetched once the page stands.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'

const id = 'virtual:operations'
const rest = `${id}/rest`
const resolved = (asked: string) => `\0${asked}`

/** Asked before the first paint, or by a ticket that is opened from a link. */
const first = /^(me\.get|tickets\.(list|counts|get|events)|messages\.list|sessions\.end)$/
const contract = new URL('../src/entrypoints/contract.ts', import.meta.url)
const source = fileURLToPath(new URL('../src/', import.meta.url))

const print = `
  const { operations } = await import(${JSON.stringify(contract.href)})
  console.log(JSON.stringify(Object.fromEntries(operations.map(({ name, http }) => [name, http]))))
`

// A fresh process each time: Node keeps modules that it has imported, and a changed contract would not be seen.
async function readRoutes() {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', print])
  return JSON.parse(stdout) as Record<string, string>
}

export function operationRoutes(): Plugin {
  return {
    name: 'mendbook:operation-routes',
    resolveId: (asked) => (asked === id || asked === rest ? resolved(asked) : undefined),
    async load(asked) {
      if (asked !== resolved(id) && asked !== resolved(rest)) return
      const wanted = asked === resolved(id)
      const all = Object.entries(await readRoutes()).filter(([name]) => first.test(name) === wanted)
      return `export const routes = ${JSON.stringify(Object.fromEntries(all))}`
    },
    hotUpdate({ file, type }) {
      if (type !== 'update' || !file.startsWith(source) || !file.includes('contract')) return
      for (const one of [id, rest]) {
        const module = this.environment.moduleGraph.getModuleById(resolved(one))
        if (module) this.environment.moduleGraph.invalidateModule(module)
      }
      this.environment.hot.send({ type: 'full-reload' })
      return []
    },
  }
}
