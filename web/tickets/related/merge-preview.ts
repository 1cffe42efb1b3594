// What a merge will do, in sentences, before anybody does it. Pure.
import type { Ticket } from '../ticket/sides.ts'

type Side = Pick<Ticket, 'number' | 'status' | 'tags' | 'requester' | 'related' | 'checklist'>

export function mergePreview(source: Side, target: Side, shares: boolean): string[] {
  const { number } = source
  const tags = source.tags.filter((tag) => !target.tags.includes(tag))
  const other = source.requester.id !== target.requester.id
  const { children = { of: 0 }, tasks = { of: 0 }, links = 0 } = source.related ?? {}
  const along = [
    children.of > 0 && count(children.of, 'child', 'children'),
    tasks.of > 0 && count(tasks.of, 'task', 'tasks'),
    links > 0 && count(links, 'link', 'links'),
  ].filter((part) => part !== false)
  return [
    `${number} is closed. Agents read its conversation and files on ${target.number}, in order of time.`,
    other
      ? `${source.requester.name} is in copy on ${target.number}, and what they write to ${number} is read there.`
      : `${source.requester.name} reads both in one.`,
    other && !shares && `${target.requester.name} reads nothing of ${number}.`,
    tags.length > 0 && `${target.number} gets the tag${tags.length > 1 ? 's' : ''} ${tags.join(', ')}.`,
    along.length > 0 && `${target.number} shows its ${along.join(', ')} as well.`,
    (source.checklist?.total ?? 0) > 0 && `Its checklists stay with ${number}.`,
  ].filter((line) => line !== false)
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
