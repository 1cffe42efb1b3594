// The mailboxes of a workspace as sending needs them. Every ticket that is opened asks whether there are any.
import type { Context } from '../../platform/context.ts'
import { boxesOf } from '../mailboxes/kept.ts'

export interface Box {
  id: string
  name: string
  team: string | null
  /** It is on, and has a server to send by. */
  sends: boolean
  holdSeconds: number
  remindAfterDays: number | null
}

/** By name. */
export async function boxes(ctx: Context): Promise<Box[]> {
  return (await boxesOf(ctx)).map(({ id, name, team_id, active, outgoing, handling }) => ({
    id,
    name,
    team: team_id,
    sends: active && outgoing.kind !== 'none',
    holdSeconds: handling.holdSeconds ?? 10,
    remindAfterDays: handling.remindAfterDays ?? null,
  }))
}

/** From which of them a ticket is answered: where its mail came in, else its team's, else the first; undefined: none sends. */
export function boxFor(all: Box[], cameBy: string | null, team: string | null): Box | undefined {
  const sending = all.filter(({ sends }) => sends)
  return (
    sending.find(({ id }) => id === cameBy) ?? sending.find((box) => team !== null && box.team === team) ?? sending[0]
  )
}
