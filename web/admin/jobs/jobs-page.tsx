// What the desk does in the background, what of it failed, and the button that tries again.
import { getRouteApi, Link } from '@tanstack/react-router'
import { cx } from '../../ui/cx.ts'
import { AdminPage } from '../admin-page.tsx'
import { FailedReactions } from './failed-reactions.tsx'
import { JobList } from './job-list.tsx'
import type { Show } from './jobs-search.ts'
import { shows } from './jobs-search.ts'

const route = getRouteApi('/admin/jobs')

const labels: Record<Show, string> = {
  failed: 'Failed',
  retrying: 'Trying again',
  waiting: 'Waiting',
  all: 'All jobs',
  reactions: 'Failed reactions',
}

const says: Record<Show, string> = {
  failed: 'Gave up after several attempts. Mend the cause, then try them again; nothing is lost meanwhile.',
  retrying: 'Failed, and will be tried again by themselves, each time a little later.',
  waiting: 'Not begun yet. A growing list means that the desk cannot keep up.',
  all: 'Newest first.',
  reactions:
    'Steps that belong to a change, such as rules, and failed. The change itself stands; only its follow-up is missing. They do not repeat.',
}

// On a phone not all of them fit side by side.
const intoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

export function JobsPage() {
  const { show = 'failed' } = route.useSearch()
  return (
    <AdminPage
      title="Background jobs"
      intro="Mail, notifications and follow-ups happen after a change is saved. Whatever of them fails stays listed here until it worked."
    >
      <nav aria-label="Which jobs" className="mt-3 flex gap-4 overflow-x-auto border-b border-line px-4">
        {shows.map((one) => (
          <Link
            key={one}
            to="/admin/jobs"
            search={one === 'failed' ? {} : { show: one }}
            aria-current={one === show ? 'page' : undefined}
            ref={one === show ? intoView : undefined}
            className={cx(
              '-mb-px flex h-9 shrink-0 items-center coarse:h-11 border-b-2 text-control font-medium -outline-offset-2',
              one === show ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text',
            )}
          >
            {labels[one]}
          </Link>
        ))}
      </nav>
      <p className="px-4 pt-3 pb-2 text-muted">{says[show]}</p>
      {show === 'reactions' ? <FailedReactions /> : <JobList key={show} show={show} />}
    </AdminPage>
  )
}
