// Comments in cells, one to a cell: `15/Mar/24 2:05 PM;name;what was said`, as Jira writes them, or the words alone.
import type { PastMessage } from '../contract.ts'
import { dateReader } from '../read/dates.ts'

const withHead = /^([^;\n]{6,40});([^;\n]{0,120});([\s\S]+)$/

/** Internal: nobody can tell from the export whether its requester was meant to read it. `at` is '' when it tells no time. */
export function commentOf(text: string, timeZone: string): PastMessage | undefined {
  if (text.trim() === '') return undefined
  const [, time = '', name = '', body = ''] = withHead.exec(text) ?? []
  const at = dateReader('day first', timeZone)(time.trim())
  const said = at === null ? text : body
  return {
    at: at ?? '',
    ...(at !== null && name.trim() && { authorName: name.trim() }),
    side: 'desk',
    visibility: 'internal',
    body: said.trim().slice(0, 200_000),
  }
}
