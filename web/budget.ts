// Weighs the JavaScript that the desk's first screen loads, and says so at the end of a build when it is over its budget.
import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'
import { firstScreen } from './chunks.ts'

const most = 130_000

function withImports(file: string, bundle: Rolldown.OutputBundle, seen: Set<string>) {
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || seen.has(file)) return
  seen.add(file)
  for (const imported of chunk.imports) withImports(imported, bundle, seen)
}

export function budget(): Plugin {
  return {
    name: 'mendbook:budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const first = new Set<string>()
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type !== 'chunk') continue
          if (chunk.isEntry || chunk.moduleIds.some((id) => firstScreen.test(id))) withImports(file, bundle, first)
        }
        const weight = [...first].reduce(
          (sum, file) => sum + gzipSync((bundle[file] as Rolldown.OutputChunk).code, { level: 9 }).length,
          0,
        )
        const text = `the desk's first screen loads ${(weight / 1000).toFixed(1)} kB of JavaScript, gzip; the budget is ${most / 1000} kB`
        if (weight > most) this.warn(`${text}. Load something of it later: see web/README.md`)
        else this.info(text)
      },
    },
  }
}
