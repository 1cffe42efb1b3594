// What splitting and cloning did, in plain words. Pure.
type Changes = Record<string, unknown>

const number = ({ other }: Changes) => (other as { number: string }).number

export const copyWords: Record<string, (changes: Changes) => string> = {
  'ticket.split': (changes) => `made a ticket of its own of a message: ${number(changes)}`,
  'ticket.split_off': (changes) => `made it of a message on ${number(changes)}`,
  'ticket.cloned': (changes) => `made a copy of it: ${number(changes)}`,
  'ticket.clone_of': (changes) => `made it as a copy of ${number(changes)}`,
}
