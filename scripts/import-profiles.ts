// Writes the table of import profiles into docs/import.md: what becomes of each column is said in one place, the profile itself.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { profiles } from '../src/tickets/import/profiles/index.ts'
import { targetsOf } from '../src/tickets/import/profiles/profile.ts'

const file = path.resolve(import.meta.dirname, '../docs/import.md')

const known = { export: 'from an export', documentation: 'from documentation' }

export function profileTables(): string {
  return profiles
    .map(({ key, name, evidence, columns }) => {
      const rows = Object.entries(columns).map(([column, entry]) => {
        const becomes =
          typeof entry === 'object' && 'drop' in entry
            ? `left out: ${entry.drop}`
            : targetsOf(entry)
                .map((target) => `\`${target}\``)
                .join(', ')
        return `| ${column.replaceAll('|', '\\|')} | ${becomes} |`
      })
      return `### ${name} (\`${key}\`, ${known[evidence]})\n\n| column | becomes |\n|---|---|\n${rows.join('\n')}\n`
    })
    .join('\n')
}

/** What stands before the tables is written by hand. */
export const withTables = (text: string) =>
  `${text.slice(0, text.indexOf('\n### ') < 0 ? undefined : text.indexOf('\n### ')).trimEnd()}\n\n${profileTables()}`

if (import.meta.main) await writeFile(file, withTables(await readFile(file, 'utf8')))
