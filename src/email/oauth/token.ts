// The token of a mailbox, renewed before it runs out: by one caller at a time, for fetching and for sending.
import type { Runtime } from '../../platform/events.ts'
import { MailProblem } from '../fetch/explain.ts'
import { type Secrets, sealSecrets, unsealSecrets } from '../mailboxes/secrets.ts'
import { providerOf } from './authorize.ts'
import { type Bases, endpointsOf, type Provider, realBases } from './providers.ts'
import * as store from './store.ts'

export type Token = NonNullable<Secrets['token']>

/** So long before its end it is renewed: a connection that begins now should not meet the end of it. */
const early = 5 * 60_000

const renewals = new Map<string, Promise<string>>()

/**
 * An access token (XOAUTH2) that is good for some minutes at least.
 * @param refused one that the mail server did not take although its time is not over: then another one is asked for
 * @throws MailProblem when nobody authorised the mailbox, or it was taken back
 */
export function accessTokenOf(
  runtime: Runtime,
  tenant: string,
  mailbox: string,
  bases: Bases = realBases,
  refused?: string,
): Promise<string> {
  const key = `${tenant} ${mailbox} ${refused ?? ''}`
  const running = renewals.get(key)
  if (running) return running
  const renewal = current(runtime, tenant, mailbox, bases, refused).finally(() => renewals.delete(key))
  renewals.set(key, renewal)
  return renewal
}

async function current(
  runtime: Runtime,
  tenant: string,
  mailbox: string,
  bases: Bases,
  refused?: string,
): Promise<string> {
  const row = await runtime.database.inTenant(tenant, (db) => store.sealedOf({ db, tenant }, mailbox))
  const provider = row && providerOf(row)
  const secrets = row ? readable(runtime, row.secrets) : {}
  const { token } = secrets
  if (!row || !provider || !token)
    throw new MailProblem(
      'Nobody has authorised the desk for this mailbox yet.',
      'Choose Sign in with Google or Sign in with Microsoft on its page, sign in as its user, and agree.',
    )
  const now = runtime.clock.now().getTime()
  if (token.access !== refused && new Date(token.expiresAt).getTime() - now > early) return token.access
  const renewed = await renew(provider, token, now, bases)
  const sealed = sealSecrets(runtime, { ...secrets, token: renewed })
  const kept = await runtime.database.inTenant(tenant, (db) =>
    store.replaceSecrets({ db, tenant }, mailbox, row.secrets, sealed),
  )
  // Another process renewed it, or somebody authorised anew: theirs stays, and ours is good as well.
  if (!kept) runtime.log.debug({ mailbox }, 'a token was renewed twice')
  return renewed.access
}

function readable(runtime: Runtime, sealed: string | null): Secrets {
  try {
    return unsealSecrets(runtime, sealed)
  } catch {
    throw new MailProblem(
      'Its passwords and tokens cannot be read with the key of this desk.',
      'Enter the password again, or sign in again on the page of the mailbox. This happens after a restore without the file secret.key.',
    )
  }
}

async function renew(provider: Provider, token: Token, now: number, bases: Bases): Promise<Token> {
  const endpoints = endpointsOf(provider, token.tenant, bases)
  const answer = await ask(endpoints.token, {
    grant_type: 'refresh_token',
    client_id: token.clientId,
    client_secret: token.clientSecret,
    refresh_token: token.refresh,
    ...(provider === 'microsoft' && { scope: endpoints.scope }),
  })
  return { ...token, ...answer.granted(now), refresh: answer.refresh ?? token.refresh }
}

export interface Granted {
  refresh: string | undefined
  granted(now: number): { access: string; expiresAt: string }
}

const longest = 20_000
const mostBytes = 64 * 1024

/**
 * Asks for a token (RFC 6749, 4.1.3 and 6).
 * @throws MailProblem
 */
export async function ask(url: string, form: Record<string, string>): Promise<Granted> {
  const host = new URL(url).host
  const later = 'The desk tries again by itself. If this stays, check whether this machine reaches the internet.'
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
    redirect: 'error',
    signal: AbortSignal.timeout(longest),
  }).catch((error) => {
    throw new MailProblem(`${host}, which gives tokens, cannot be reached: ${reasonOf(error)}.`, later, false)
  })
  const answer = await bodyOf(response)
  if (response.ok && typeof answer.access_token === 'string') {
    const access = answer.access_token
    const seconds = Number(answer.expires_in) || 3600
    return {
      refresh: typeof answer.refresh_token === 'string' ? answer.refresh_token : undefined,
      granted: (now) => ({ access, expiresAt: new Date(now + seconds * 1000).toISOString() }),
    }
  }
  throw refusal(host, response.status, answer)
}

const reasonOf = (error: unknown) => {
  const { cause, message, name } = error as { cause?: { code?: string }; message?: string; name?: string }
  return name === 'TimeoutError' ? 'no answer in 20 seconds' : (cause?.code ?? message ?? 'no connection')
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text().catch(() => '')
  if (text.length > mostBytes) return {}
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function refusal(host: string, status: number, { error, error_description }: Record<string, unknown>): MailProblem {
  const told = typeof error_description === 'string' ? ` (${error_description.split(/[\r\n]/)[0]?.slice(0, 200)})` : ''
  switch (error) {
    case 'invalid_grant':
      return new MailProblem(
        `${host} no longer accepts the authorisation${told}.`,
        'It was taken back, ran out, or the password of the user changed. Sign in again on the page of the mailbox.',
      )
    case 'invalid_client':
    case 'unauthorized_client':
      return new MailProblem(
        `${host} does not accept the app${told}.`,
        'Client id or secret are wrong, or the secret has expired: make a new one there, and sign in again with it on the page of the mailbox.',
      )
    case 'redirect_uri_mismatch':
      return new MailProblem(
        `${host} does not know the address of this desk${told}.`,
        'Add the redirect URI to the registration of the app, letter by letter.',
      )
    case 'invalid_scope':
    case 'consent_required':
    case 'interaction_required':
      return new MailProblem(
        `${host} wants consent${told}.`,
        'An administrator has to agree to IMAP and SMTP for the app; then sign in again on the page of the mailbox.',
      )
  }
  const lasting = status >= 400 && status < 500 && status !== 429
  return new MailProblem(
    `${host} gave no token: status ${status}${told}.`,
    lasting ? 'Sign in again on the page of the mailbox.' : 'The desk tries again by itself.',
    lasting,
  )
}
