// The mark: an open book whose spine is a row of stitches. One colour; the same drawing as public/favicon.svg.
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className ?? 'size-4'} fill="none" stroke="currentColor" aria-hidden="true">
      <path
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        d="M6 13.25C4.75 12.5 3.2 12.25 1.25 12.25v-9C3.2 3.25 4.75 3.5 6 4.25M10 13.25c1.25-.75 2.8-1 4.75-1v-9c-1.95 0-3.5.25-4.75 1"
      />
      <path strokeWidth="1.5" strokeLinecap="round" d="M7 5.5h2M7 8.5h2M7 11.5h2" />
    </svg>
  )
}
