// The way back: the answer counts once, for whoever began, in the session that began; what it is worth is kept sealed.
import { audience } from '../../platform/audience.ts'
import type { Caller } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { act, type Runtime } from '../../platform/events.ts'
import { unseal } from '../../platform/sealed.ts'
import { MailProblem } from '../fetch/explain.ts'
import { readableSecrets, sealSecrets } from '../mailboxes/secrets.ts'
import * as mailboxes from '../mailboxes/store.ts'
import { type Pending, readState, redirectUri } from './authorize.ts'
import { type Bases, endpointsOf, realBases } from './providers.ts'
import * as store from './store.ts'
import { ask } from './token.ts'

interface Answer {
  state: string
  code?: string
  error?: string
}

const stale = () =>
  new DeskError(
    'invalid',
    'This answer was used before, is older than 10 minutes, or was begun by somebody else or in another browser. Begin again at the mailbox.',
  )

/** @throws DeskError in words for the person in front of the browser */
export async function finishAuthorization(
  runtime: Runtime,
  caller: Caller,
  { state, code, error }: Answer,
  bases: Bases = realBases,
): Promise<{ name: string }> {
  const known = readState(runtime.secret, state)
  if (known?.tenant !== caller.tenant || !caller.actor.permissions.has('mail.manage')) throw stale()
  const pending = await act(runtime, caller, async (ctx) => {
    const row = await store.take(ctx, known.id)
    const old = row && ctx.now.getTime() - row.begun_at.getTime() > store.minutes * 60_000
    return row && !old && isTheirs(row, caller) ? row : undefined
  })
  if (!pending) throw stale()
  if (error || !code) throw refused(error)
  const wish = JSON.parse(unseal(runtime.secret, 'mailbox authorization', pending.secrets)) as Pending
  const { token, scope } = endpointsOf(wish.provider, wish.tenant, bases)
  const { refresh, granted } = await ask(token, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(runtime.baseUrl),
    client_id: wish.clientId,
    client_secret: wish.clientSecret,
    code_verifier: wish.verifier,
    ...(wish.provider === 'microsoft' && { scope }),
  }).catch((thrown) => {
    if (!(thrown instanceof MailProblem)) throw thrown
    throw new DeskError('conflict', `${thrown.told.problem} ${thrown.told.hint}`)
  })
  if (!refresh)
    throw new DeskError(
      'conflict',
      'No refresh token came back, so the desk would be locked out within the hour. Take its access away in the security settings of the account there, then sign in here again.',
    )
  const kept = { ...granted(runtime.clock.now().getTime()), refresh }
  return keep(runtime, caller, pending.mailbox_id, { ...kept, ...clientOf(wish) })
}

const clientOf = ({ clientId, clientSecret, tenant }: Pending) => ({
  clientId,
  clientSecret,
  ...(tenant && { tenant }),
})

/** In the session that began it; what a key began, its person may end in a browser. */
const isTheirs = (row: store.PendingRow, { actor, via }: Caller) =>
  row.by_id === actor.id && (row.session_id === null || row.session_id === via.id)

function refused(error: string | undefined): DeskError {
  return new DeskError(
    'conflict',
    error === 'access_denied'
      ? 'The desk was not allowed to use the mailbox: somebody chose to refuse, or an administrator has to agree first. Begin again at the mailbox.'
      : `The sign-in there did not succeed${error && /^[a-z_]{1,60}$/.test(error) ? ` (${error})` : ''}. Begin again at the mailbox.`,
  )
}

type Token = Parameters<typeof sealSecrets>[1]['token']

/** Changes the mailbox for everybody who holds a revision of it, and for its fetcher: it connects anew. */
async function keep(runtime: Runtime, caller: Caller, id: string, token: Token): Promise<{ name: string }> {
  return act(runtime, caller, async (ctx) => {
    await mailboxes.hold(ctx, id)
    const mailbox = await mailboxes.find(ctx, { id })
    if (!mailbox || !token) throw stale()
    const secrets = sealSecrets(ctx, { ...readableSecrets(ctx, mailbox.secrets), token })
    await mailboxes.update(ctx, id, { secrets })
    await ctx.record({
      name: 'mailbox.authorized',
      subject: { kind: 'mailbox', id },
      changes: {},
      audience: [audience.agents],
    })
    return { name: mailbox.name }
  })
}
