// What merges and their undoing did, in plain words. Pure.
type Changes = Record<string, unknown>

const number = ({ other }: Changes) => (other as { number: string }).number

const gifts = (changes: Changes, tag: string, person: string) => {
  const { gifts: tags = [], people = [] } = changes as { gifts?: string[]; people?: string[] }
  return [tags.length > 0 && `${tag} ${tags.join(', ')}`, people.length > 0 && person.replace('%', people.join(', '))]
    .filter(Boolean)
    .map((part) => `; ${part}`)
    .join('')
}

export const mergeWords: Record<string, (changes: Changes) => string> = {
  'ticket.merged': (changes) => `merged it into ${number(changes)}`,
  'ticket.unmerged': (changes) => `took it apart from ${number(changes)} again`,
  'ticket.absorbed': (changes) =>
    `merged ${number(changes)} into it${gifts(changes, 'that brought the tag', 'that brought %')}`,
  'ticket.released': (changes) =>
    `took ${number(changes)} out of it again${gifts(changes, 'with that went the tag', 'with that went %')}`,
  'ticket.answered_elsewhere': (changes) => `got an answer on ${number(changes)}, which was merged into it`,
}
