// What the address of a bulk change says: which of its tickets are shown.
export const bulkShows = ['all', 'changed', 'failed', 'unchanged', 'cancelled', 'waiting'] as const
export type BulkShow = (typeof bulkShows)[number]

export function readBulkSearch({ show }: Record<string, unknown>): { show?: BulkShow } {
  const known = bulkShows.find((one) => one === show)
  return known && known !== 'all' ? { show: known } : {}
}
