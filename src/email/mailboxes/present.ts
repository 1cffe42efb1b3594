// A mailbox as the world sees it: never with a secret.
import type { Context } from '../../platform/context.ts'
import type { Mailbox } from './contract.ts'
import { readableSecrets } from './secrets.ts'
import type { MailboxRecord } from './store.ts'

export function present(ctx: Pick<Context, 'secret'>, row: MailboxRecord): Mailbox {
  const secrets = readableSecrets(ctx, row.secrets)
  const lost =
    secrets === null ? 'Its passwords cannot be read with the key of this desk. Enter them again.' : undefined
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    senderName: row.sender_name,
    team: row.team,
    category: row.category,
    language: row.language,
    signature: row.signature,
    active: row.active,
    incoming: row.incoming,
    outgoing: row.outgoing,
    handling: row.handling,
    secrets: {
      incomingPassword: secrets?.incomingPassword !== undefined,
      outgoingPassword: secrets?.outgoingPassword !== undefined,
      token: secrets?.token !== undefined,
    },
    state: stateOf(row, lost),
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
  }
}

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null

function stateOf({ active, incoming, outgoing, state }: MailboxRecord, lost?: string): Mailbox['state'] {
  const problem = state?.problem ?? lost ?? null
  const sending = state?.sending_problem ?? lost ?? null
  const how = (on: boolean, problem: string | null, seen: Date | null | undefined) =>
    !active || !on ? 'off' : problem !== null ? 'failing' : seen ? 'working' : 'waiting'
  return {
    incoming: {
      state: how(true, incoming.kind === 'imap' ? problem : null, state?.seen_at),
      problem: incoming.kind === 'imap' ? problem : null,
      since: iso(state?.failing_since),
      seenAt: iso(state?.seen_at),
      backlog: state?.backlog ?? 0,
    },
    outgoing: {
      state: how(outgoing.kind === 'smtp', sending, state?.sending_since),
      problem: outgoing.kind === 'smtp' ? sending : null,
      since: iso(state?.sending_since),
    },
    compared:
      state?.counted_at && state.there !== null && state.known !== null
        ? {
            at: state.counted_at.toISOString(),
            there: state.there,
            known: state.known,
            differsSince: iso(state.differs_since),
          }
        : null,
  }
}
