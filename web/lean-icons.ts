// Icons by their own files and drawn by a component of ours, in place of the package's index of 4,800 icons and its configurable
// component. Each page then carries exactly the icons that it shows.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const index = createRequire(import.meta.url).resolve('lucide-react/dist/esm/lucide-react.mjs')
const component = fileURLToPath(new URL('ui/icon.tsx', import.meta.url))
// Of an icon's file the shapes are wanted; names, sizes and the random keys of React's lists weigh a third of it.
const anIcon = /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/
const shapesOnly = (code: string) => {
  const shapes = /node: (\[[\s\S]*?\])(?:,\s*aliases: [^;]*?)?\s*\};/.exec(code)?.[1]?.replaceAll(/,? ?key: "\w+"/g, '')
  if (!shapes) throw new Error('An icon of lucide-react is not written as expected')
  return `import icon from '../createLucideIcon.mjs'\nexport default /* @__PURE__ */ icon(${shapes})`
}
const imported = /import \{([^}]+)\} from 'lucide-react'/g

function filesByName(): Map<string, string> {
  const files = new Map<string, string>()
  for (const [, names = '', file = ''] of readFileSync(index, 'utf8').matchAll(
    /export \{([^}]+)\} from '\.\/(icons\/[\w-]+)\.mjs'/g,
  )) {
    for (const [, name = ''] of names.matchAll(/default as (\w+)/g)) files.set(name, file)
  }
  return files
}

export function leanIcons(): Plugin {
  const files = filesByName()
  const importOf = (specifier: string) => {
    const [name = '', local = name] = specifier.split(' as ').map((part) => part.trim())
    const file = files.get(name)
    if (!file) throw new Error(`lucide-react has no icon called ${name}`)
    return `import ${local} from 'lucide-react/${file}'`
  }
  return {
    name: 'mendbook:lean-icons',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (anIcon.test(id)) return shapesOnly(code)
      if (!id.endsWith('.tsx') && !id.endsWith('.ts')) return
      return code.replace(imported, (_, names: string) => {
        const icons = names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name && !name.startsWith('type '))
        return icons.map(importOf).join(';')
      })
    },
    resolveId: (source, importer) =>
      source === '../createLucideIcon.mjs' && importer?.includes('lucide-react') ? component : undefined,
  }
}
