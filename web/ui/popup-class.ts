// What floats: hairline, shadow, radius 10.
export const popupClass =
  'pops z-50 max-w-(--available-width) rounded-lg border border-line-strong bg-overlay text-text shadow-overlay outline-none'

export const itemClass =
  'flex min-h-control items-center gap-2 rounded-md px-2 py-1 text-control outline-none select-none data-highlighted:bg-selected data-disabled:text-muted'
