// How a bulk change went, in a few words. Pure.
import type { Output } from '../../app/api.ts'

type Bulk = Pick<
  Output<'bulk-changes.get'>,
  'state' | 'tickets' | 'changed' | 'unchanged' | 'failed' | 'cancelled' | 'waiting' | 'undoes'
>

export const done = ({ state }: Pick<Bulk, 'state'>) => state === 'done' || state === 'cancelled'

const many = (count: number) => `${count.toLocaleString()} ${count === 1 ? 'ticket' : 'tickets'}`

const wereSo = (count: number) => (count === 1 ? 'was so already' : 'were so already')

/** `45 of 120 tickets`, then `117 tickets changed, 3 failed`. */
export function outcome(bulk: Bulk): string {
  const { tickets, changed, unchanged, failed, cancelled, waiting } = bulk
  if (!done(bulk)) return `${(tickets - waiting).toLocaleString()} of ${many(tickets)}`
  const parts = [
    `${changed === 0 ? 'None' : many(changed)} ${bulk.undoes ? 'restored' : 'changed'}`,
    failed > 0 && `${failed.toLocaleString()} failed`,
    unchanged > 0 && `${unchanged.toLocaleString()} ${bulk.undoes ? 'stayed' : wereSo(unchanged)}`,
    cancelled > 0 && `${cancelled.toLocaleString()} left out`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** `set the priority to P2` stands alone. */
export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
