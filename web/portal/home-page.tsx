// Where requesters arrive: one question, and below it what became of the earlier ones.
import { getRouteApi, Link } from '@tanstack/react-router'
import { may, useMe } from '../app/session.ts'
import { cx } from '../ui/cx.ts'
import { Question } from './ask/question.tsx'
import { ClosedRequests, ColleaguesRequests, OpenRequests } from './request-list.tsx'
import type { Show } from './requests.ts'
import { usePageName } from './use-page-name.ts'

const route = getRouteApi('/portal/')

export function HomePage() {
  const { show } = route.useSearch()
  const follows = may(useMe(), 'tickets.organisation')
  usePageName()
  return (
    <>
      <Question />
      <section aria-labelledby="requests" className="mt-12">
        <div className="flex flex-wrap items-end justify-between gap-x-6 border-b border-line">
          <h2 id="requests" className="pb-2 text-xl font-semibold">
            Your requests
          </h2>
          <nav aria-label="Which requests" className="flex gap-5">
            <View current={show}>Open</View>
            <View show="closed" current={show}>
              Closed
            </View>
            {follows && (
              <View show="colleagues" current={show}>
                Colleagues
              </View>
            )}
          </nav>
        </div>
        {show === 'closed' ? <ClosedRequests /> : show && follows ? <ColleaguesRequests /> : <OpenRequests />}
      </section>
    </>
  )
}

interface ViewProps {
  show?: Show
  current: Show | undefined
  children: string
}

function View({ show, current, children }: ViewProps) {
  const here = show === current
  return (
    <Link
      to="/portal"
      search={show ? { show } : {}}
      resetScroll={false}
      aria-current={here ? 'page' : undefined}
      className={cx(
        '-mb-px inline-flex h-11 items-center border-b-2 font-medium',
        here ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text',
      )}
    >
      {children}
    </Link>
  )
}
