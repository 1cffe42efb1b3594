// The background work of the search, done now.
import { schedules } from '../src/modules.ts'
import type { TestDesk } from './desk.ts'

const run = (desk: TestDesk, name: string) =>
  schedules(() => desk.runtime)
    .find((schedule) => schedule.name === name)
    ?.run()

/** Learns the words of all that was said. Transactions of other tests on the same server may keep the end of the log closed for a moment. */
export async function learnWords(desk: TestDesk): Promise<void> {
  for (let waiting = true; waiting; ) {
    await run(desk, 'search.learn')
    const { rows } = await desk.superuser.query<{ waiting: boolean }>(
      `select exists (select from event e left join search_progress p using (tenant_id)
        where p.tenant_id is null or (e.xid, e.id) > (p.xid, p.event_id)) as waiting`,
    )
    waiting = rows[0]?.waiting ?? false
  }
}

export const forgetWords = (desk: TestDesk) => run(desk, 'search.forget')
