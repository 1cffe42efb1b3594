// How far something is that takes a while.
interface BarProps {
  label: string
  /** 0 to 1; undefined while nobody knows how much there is. */
  part: number | undefined
}

export function Bar({ label, part }: BarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={part === undefined ? undefined : Math.floor(part * 100)}
      className="h-1.5 overflow-hidden rounded-sm bg-selected"
    >
      <div
        className={part === undefined ? 'h-full w-1/4 animate-pulse bg-accent' : 'h-full bg-accent transition-[width]'}
        style={part === undefined ? undefined : { width: `${part * 100}%` }}
      />
    </div>
  )
}
