// Which of the background work is shown, as it stands in the address.
import type { Output } from '../../app/api.ts'

type State = Output<'jobs.list'>['items'][number]['state']

export const shows = ['failed', 'retrying', 'waiting', 'all', 'reactions'] as const
export type Show = (typeof shows)[number]

export function readJobsSearch(search: Record<string, unknown>): { show?: Show } {
  const show = shows.find((one) => one === search.show)
  return show && show !== 'failed' ? { show } : {}
}

/** Undefined: every state. */
export const stateOf = (show: Exclude<Show, 'reactions'>): State | undefined => (show === 'all' ? undefined : show)
