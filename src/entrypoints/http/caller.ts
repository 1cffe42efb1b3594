// Who sent a request: an API key in the Authorization header, or a session in a cookie. A cookie travels by itself, so what
// changes something is taken from our own pages only.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Authenticator } from '../../directory/index.ts'
import type { Caller } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'

export const cookieName = 'mendbook_session'

export interface Door {
  authenticator: Authenticator
  baseUrl: string
}

/** @throws DeskError unauthenticated or forbidden */
export async function callerOf(door: Door, request: FastifyRequest, reply?: FastifyReply): Promise<Caller> {
  const header = request.headers.authorization
  if (header !== undefined) {
    const token = /^Bearer (\S+)$/i.exec(header)?.[1]
    const caller = token && (await door.authenticator.whoIs('api_key', token))
    if (!caller)
      throw new DeskError(
        'unauthenticated',
        'This API key is unknown, expired or revoked. Create a new one under Admin, API keys.',
      )
    return caller
  }
  const token = request.cookies[cookieName]
  if (!token) throw new DeskError('unauthenticated', 'Sign in, or send an API key: Authorization: Bearer mb_…')
  refuseForeignPages(door, request)
  const caller = await door.authenticator.whoIs('session', token)
  if (caller) return caller
  if (reply) endCookie(reply)
  throw new DeskError(
    'unauthenticated',
    'Your session has ended. Sign in again; what you wrote is kept in this browser.',
  )
}

/** How long a session lives is the desk's to say, and each use makes it longer; the cookie only has to outlast it. */
export function startCookie(reply: FastifyReply, door: Pick<Door, 'baseUrl'>, token: string) {
  reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: door.baseUrl.startsWith('https:'),
    maxAge: 365 * 24 * 3600,
  })
}

export const endCookie = (reply: FastifyReply) => reply.clearCookie(cookieName, { path: '/' })

/** Browsers say where a request comes from; one that says nothing is no browser that obeys cookies of ours. */
export function refuseForeignPages(door: Pick<Door, 'baseUrl'>, request: FastifyRequest) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const ours = origin === undefined || origin === door.baseUrl || origin === `${request.protocol}://${request.host}`
  if ((site === undefined || site === 'same-origin' || site === 'none') && ours) return
  throw new DeskError(
    'forbidden',
    'The request came from a page of another site, so nothing was done. Use the desk at its own address.',
  )
}
