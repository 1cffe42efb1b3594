// Which modules travel together. What the desk's first screen needs is one file beside the libraries: many small ones would each
// cost a request and compress badly, and with "shared by two pages" as the rule, every new page would make the first one heavier.
import type { Rolldown } from 'vite'

// The barrel of TanStack Query would bring along what no first screen uses: changing something, and many queries at once.
const libraries =
  /[\\/]node_modules[\\/](?!.*(useQueries|queriesObserver|useMutation|mutationObserver)\.js$)(react|react-dom|scheduler|use-sync-external-store|@tanstack[\\/](react-router|router-core|history|react-query|query-core|react-store|store))[\\/]/
const ours = /[\\/](web|src|lucide-react)[\\/]|virtual:/
export const firstScreen = /[\\/]web[\\/](app[\\/](main|desk-shell)|tickets[\\/]list-page)\.tsx$/

type Look = (id: string) => Rolldown.ModuleInfo | null

/** Everything that the first screen imports, without what it loads only when it is wanted. */
function isFirst(id: string, look: Look, seen = new Set<string>()): boolean {
  if (firstScreen.test(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return (look(id)?.importers ?? []).some((importer) => isFirst(importer, look, seen))
}

export const groups = [
  { name: 'libraries', test: libraries },
  {
    name: (id: string, context: Rolldown.ChunkingContext) =>
      isFirst(id, (one) => context.getModuleInfo(one)) ? 'client' : null,
    debugName: 'client',
    test: ours,
    includeDependenciesRecursively: false,
  },
]

/**
 * What a page needs beside itself is asked for at once at the desk, where waiting would hurt. The pages of settings and
 * of the portal find out when they arrive; the first screen would otherwise carry the names of all their files.
 */
export const alongWith = (file: string, needed: string[]): string[] =>
  /^assets\/[\w-]{7}\.js$/.test(file) ? [] : needed

/** The first script names every file that it may fetch later: a name costs there what it is long. The length tells a page from the rest. */
export const fileName = ({ name }: { name: string }) =>
  /(^|-)pages?$/.test(name) && name !== 'ticket-page' ? 'assets/[hash:7].js' : 'assets/[hash:8].js'
