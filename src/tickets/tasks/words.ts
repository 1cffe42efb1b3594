// What happened to tasks, in plain words. Pure.
type Changes = Record<string, unknown>

const task = ({ text }: Changes) => `the task “${String(text)}”`

export const taskWords: Record<string, (changes: Changes) => string> = {
  'ticket.task_added': (changes) =>
    `added ${changes.mandatory ? 'the mandatory task' : 'the task'} “${String(changes.text)}”`,
  'ticket.task_removed': (changes) => `removed ${task(changes)}`,
  'ticket.task_done': (changes) => `finished ${task(changes)}`,
  'ticket.task_reopened': (changes) => `took up ${task(changes)} again`,
  'ticket.task_changed': (changes) =>
    Object.entries(changes.changed as Record<string, [unknown, unknown]>)
      .map(([field, [before, after]]) => phrase(field, before, after, task(changes)))
      .join('; '),
}

function phrase(field: string, before: unknown, after: unknown, what: string): string {
  switch (field) {
    case 'text':
      return `reworded the task “${String(before)}” as “${String(after)}”`
    case 'owner':
      return after
        ? `gave ${what} to ${(after as { name: string }).name}`
        : `took ${what} from ${(before as { name: string }).name}`
    case 'due_at':
      return after ? `set the due date of ${what} to ${day(after)}` : `took the due date of ${what} away`
    default:
      return after ? `made ${what} mandatory` : `made ${what} optional`
  }
}

/** `3 December 2026, 16:00 UTC` */
export const day = (at: unknown) =>
  `${new Date(String(at)).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).replace(' at ', ', ')} UTC`
