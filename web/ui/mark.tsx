// The mark: an open book whose spine is a row of stitches. One colour; the same drawing as public/favicon.svg.
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={className ?? 'size-4'}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M8 3.4C6.5 2.7 4.5 2.4 1.5 2.4v9.7c3 0 5 .3 6.5 1.1 1.5-.8 3.5-1.1 6.5-1.1V2.4c-3 0-5 .3-6.5 1Z" />
      <path strokeWidth="1.1" d="M8 5.3v.7M8 7.8v.7M8 10.3v.7" />
    </svg>
  )
}
