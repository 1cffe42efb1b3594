// Which columns a list shows: those of its address, or of the view. Pure.

/** In an address: the row as it is without columns, whatever the view says. */
export const standard = 'standard'

interface Asked {
  columns?: string
}

/** Names with commas between; empty for the standard row. */
export const columnsOf = ({ columns }: Asked, saved?: { columns: readonly string[] | null } | undefined): string =>
  columns === standard ? '' : (columns ?? saved?.columns?.join() ?? '')
