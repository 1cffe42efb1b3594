// Where requesters arrive: one question, and below it what became of the earlier ones.
import { getRouteApi, Link } from '@tanstack/react-router'
import { cx } from '../ui/cx.ts'
import { Question } from './ask/question.tsx'
import { ClosedRequests, OpenRequests } from './request-list.tsx'
import { usePageName } from './use-page-name.ts'

const route = getRouteApi('/portal/')

export function HomePage() {
  const { show } = route.useSearch()
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
            <View closed={false} current={show !== 'closed'} />
            <View closed current={show === 'closed'} />
          </nav>
        </div>
        {show === 'closed' ? <ClosedRequests /> : <OpenRequests />}
      </section>
    </>
  )
}

function View({ closed, current }: { closed: boolean; current: boolean }) {
  return (
    <Link
      to="/portal"
      search={closed ? { show: 'closed' } : {}}
      resetScroll={false}
      aria-current={current ? 'page' : undefined}
      className={cx(
        '-mb-px inline-flex h-11 items-center border-b-2 font-medium',
        current ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text',
      )}
    >
      {closed ? 'Closed' : 'Open'}
    </Link>
  )
}
