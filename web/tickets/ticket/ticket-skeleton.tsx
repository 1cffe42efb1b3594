// A ticket that is on its way, in the layout that it will have.
import { Skeleton } from '../../ui/skeleton.tsx'

export function TicketSkeleton() {
  return (
    <div role="status" aria-label="Loading the ticket" className="flex min-h-0 flex-1 animate-late">
      <div className="min-w-0 flex-1 px-4 py-4">
        <div className="mx-auto flex max-w-conversation flex-col gap-4">
          <Skeleton className="h-5 w-2/3" />
          {['w-5/6', 'w-1/2', 'w-2/3'].map((width) => (
            <div key={width} className="rounded-md border border-line px-3 py-2.5">
              <div className="flex h-6 items-center gap-2">
                <Skeleton className="size-6 rounded-full" />
                <Skeleton className="w-28" />
                <Skeleton className="ml-auto w-16" />
              </div>
              <div className="mt-2 flex flex-col gap-2.5 pl-8">
                <Skeleton className="w-full" />
                <Skeleton className={width} />
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className="hidden w-75 shrink-0 border-l border-line px-4 py-2 @min-[44rem]:block">
        {Array.from({ length: 10 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity and never change places
          <div key={row} className="flex h-7 items-center gap-4">
            <Skeleton className="w-16" />
            <Skeleton className={row % 2 === 0 ? 'w-24' : 'w-32'} />
          </div>
        ))}
      </div>
    </div>
  )
}
