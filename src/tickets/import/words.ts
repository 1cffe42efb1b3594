// What happens to an import, in plain words, for the audit log. Pure.
type Changes = Record<string, unknown>

const count = (value: unknown, one: string, more: string) => `${Number(value)} ${Number(value) === 1 ? one : more}`
const from = ({ file }: Changes) => (file ? ` of ${String(file)}` : '')

export const importWords: Record<string, (changes: Changes) => string> = {
  'import.uploaded': (changes) => `handed in a file to import${from(changes)}`,
  'import.read': () => 'read the file of an import',
  'import.changed': () => 'changed how the file of an import is understood',
  'import.renamed': () => 'changed which column of an import holds the ids',
  'import.started': () => 'started an import, or tried one',
  'import.progressed': () => 'went on with an import',
  'import.finished': () => 'finished an import',
  'import.stopped': () => 'stopped an import',
  'import.undo_started': (changes) =>
    `began to take back the import${from(changes)}: ${count(changes.tickets, 'ticket', 'tickets')}`,
  'import.undone': (changes) =>
    `took back the import${from(changes)}: ${count(changes.removed, 'ticket', 'tickets')} removed, ${Number(changes.kept)} kept`,
  'import.removed': (changes) => `forgot the import${from(changes)}; its tickets stayed`,
}
