// A browser, as far as the API can tell: keeps the session cookie and says that its pages come from the desk's own address.
import { randomInt } from 'node:crypto'
import { hashPassword, setPasswordOf } from '../src/directory/index.ts'
import type { Desk } from '../src/main.ts'
import { theDesk } from '../src/platform/context.ts'
import { act } from '../src/platform/events.ts'
import { type Client, sender } from './desk.ts'

export interface Browser extends Client {
  /** The session cookie as it was set, with its flags; undefined when there is none. */
  cookie(): Cookie | undefined
  setCookie(value: string | undefined): void
}

export interface Cookie {
  name: string
  value: string
  path?: string
  httpOnly?: boolean
  secure?: boolean
  sameSite?: string
  maxAge?: number
}

/** @param address where it sits; by default somewhere of its own, so that tests do not use up each other's attempts */
export function browser(desk: Pick<Desk, 'app'>, address = someAddress(), page = 'http://desk.example.com'): Browser {
  let cookie: Cookie | undefined
  const client = sender(
    desk,
    () => ({
      headers: {
        origin: page,
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Test browser',
        ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }),
      },
      remoteAddress: address,
    }),
    (answer) => {
      for (const set of answer.cookies as unknown as Cookie[]) cookie = set.value === '' ? undefined : set
    },
  )
  return {
    ...client,
    cookie: () => cookie,
    setCookie(value) {
      cookie = value === undefined ? undefined : { name: 'mendbook_session', value }
    },
  }
}

export const someAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

/** Lets somebody sign in with a password, as accepting an invitation would. */
export async function givePassword(desk: Pick<Desk, 'runtime'>, tenant: string, person: string, password: string) {
  const hash = await hashPassword(password)
  await act(desk.runtime, { tenant, actor: theDesk }, (ctx) => setPasswordOf(ctx, person, hash))
}
