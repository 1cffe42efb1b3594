// The list before its tickets are known, in the columns that they will have. It comes 150 ms late: see use-late.ts.

const widths = ['w-2/5', 'w-1/3', 'w-1/2', 'w-1/4', 'w-3/8']
const bar = 'h-3 shrink-0 rounded-sm bg-selected'

export default function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading tickets" className="animate-appear">
      {Array.from({ length: 24 }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity and never change places
          key={row}
          className="flex h-row items-center gap-2.5 border-b border-line pr-4 pl-8 @max-[40rem]:gap-2 @max-[40rem]:px-3"
        >
          <span className={`${bar} w-4`} />
          <span className={`${bar} w-9`} />
          <span className="min-w-0 flex-1">
            <span className={`${bar} block ${widths[row % widths.length]}`} />
          </span>
          <span className={`${bar} w-24 @max-[52rem]:hidden`} />
          <span className={`${bar} w-9`} />
          <span className={`${bar} w-7`} />
        </div>
      ))}
    </div>
  )
}
