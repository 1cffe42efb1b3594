// What merges and their undoing did, in plain words. Pure.
type Changes = Record<string, unknown>

const number = ({ other }: Changes) => (other as { number: string }).number

const gifts = (changes: Changes, verb: string) => {
  const { gifts: tags = [], people = [] } = changes as { gifts?: string[]; people?: string[] }
  const parts = [tags.length > 0 && `the tag ${tags.join(', ')}`, people.length > 0 && people.join(', ')].filter(
    Boolean,
  )
  return parts.length > 0 ? `; ${verb} ${parts.join(' and ')}` : ''
}

export const mergeWords: Record<string, (changes: Changes) => string> = {
  'ticket.merged': (changes) => `merged it into ${number(changes)}`,
  'ticket.unmerged': (changes) => `took it apart from ${number(changes)} again`,
  'ticket.absorbed': (changes) => `merged ${number(changes)} into it${gifts(changes, 'that brought')}`,
  'ticket.released': (changes) => `took ${number(changes)} out of it again${gifts(changes, 'with that went')}`,
  'ticket.answered_elsewhere': (changes) => `replied on ${number(changes)}, which was merged into it`,
}
