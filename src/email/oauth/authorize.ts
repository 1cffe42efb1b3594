// The way to Google or Microsoft: authorisation code with PKCE (RFC 7636) and a state that is good once.
import { createHash, createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { DeskError } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { seal } from '../../platform/sealed.ts'
import { mailboxOf } from '../mailboxes/read.ts'
import type { MailboxRow } from '../mailboxes/store.ts'
import { authorizeMailbox, getAuthorization } from './contract.ts'
import { endpointsOf, type Provider } from './providers.ts'
import * as store from './store.ts'

export interface Pending {
  provider: Provider
  verifier: string
  clientId: string
  clientSecret: string
  tenant?: string
}

export const redirectUri = (baseUrl: string) => `${baseUrl}/oauth/mail/callback`

/** Known before the app is: whoever registers it needs it there. */
export const authorization = implement(getAuthorization, async (ctx, { id }) => {
  await mailboxOf(ctx, id)
  return { redirectUri: redirectUri(ctx.baseUrl) }
})

export const authorize = implement(authorizeMailbox, async (ctx, { id: reference, clientId, clientSecret, tenant }) => {
  const mailbox = await mailboxOf(ctx, reference)
  const provider = providerOf(mailbox)
  const actor = ctx.actor.id
  if (!provider || !actor)
    throw new DeskError(
      'conflict',
      `${mailbox.name} signs in with a password. Choose Google or Microsoft as its way to sign in, save, then sign in on its page.`,
    )
  const verifier = randomBytes(32).toString('base64url')
  const pending: Pending = { provider, verifier, clientId, clientSecret, ...(tenant && { tenant }) }
  const id = ctx.newId()
  await store.dropOld(ctx)
  await store.insert(ctx, {
    id,
    mailbox_id: mailbox.id,
    by_id: actor,
    session_id: ctx.via?.kind === 'session' ? ctx.via.id : null,
    secrets: seal(ctx.secret, 'mailbox authorization', JSON.stringify(pending)),
  })
  const { authorize, scope, extra } = endpointsOf(provider, tenant)
  const uri = redirectUri(ctx.baseUrl)
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: uri,
    response_type: 'code',
    scope,
    state: signState(ctx.secret, ctx.tenant, id),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: loginOf(mailbox),
    ...extra,
  })
  return { url: `${authorize}?${query}`, redirectUri: uri }
})

export function providerOf({ incoming, outgoing }: Pick<MailboxRow, 'incoming' | 'outgoing'>): Provider | undefined {
  for (const side of [incoming, outgoing]) if ('signIn' in side && side.signIn !== 'password') return side.signIn
  return undefined
}

const loginOf = ({ incoming, outgoing, address }: Pick<MailboxRow, 'incoming' | 'outgoing' | 'address'>) =>
  ('user' in incoming && incoming.user) || ('user' in outgoing && outgoing.user) || address

const macOf = (secret: KeyObject, text: string) =>
  createHmac('sha256', secret).update(`mail authorization ${text}`).digest().subarray(0, 16)

function signState(secret: KeyObject, tenant: string, id: string): string {
  const text = `${tenant}.${id}`
  return `${text}.${macOf(secret, text).toString('base64url')}`
}

/** Undefined for what this desk never gave out. */
export function readState(secret: KeyObject, state: string): { tenant: string; id: string } | undefined {
  const match = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([\w-]{22})$/.exec(state)
  const [, tenant, id, mac] = match ?? []
  if (!tenant || !id || !mac) return undefined
  const given = Buffer.from(mac, 'base64url')
  const ours = macOf(secret, `${tenant}.${id}`)
  return given.length === ours.length && timingSafeEqual(given, ours) ? { tenant, id } : undefined
}
