// Where the command line finds the desk: MENDBOOK_URL and MENDBOOK_TOKEN, or what `mendbook login` stored for this user.
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Failure, misuse } from './failure.ts'

export interface Connection {
  /** Without a slash at its end. */
  url: string
  token: string
}

type Environment = Readonly<Record<string, string | undefined>>

const HERE = 'http://127.0.0.1:4800'
const Stored = z.object({ url: z.string(), token: z.string() })

/** `$XDG_CONFIG_HOME/mendbook/credentials.json`, below `~/.config` unless told. */
const credentialsPath = (env: Environment) =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'mendbook', 'credentials.json')

/** The address of a desk as it was typed, in one spelling. */
export function deskUrl(typed: string): string {
  const scheme = /^(localhost|127\.|\[::1\])/i.test(typed) ? 'http' : 'https'
  const withScheme = /^[a-z]+:\/\//i.test(typed) ? typed : `${scheme}://${typed}`
  const url = URL.parse(withScheme)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw misuse(`${typed} is not the address of a desk.`, {
      next: `Write it like https://desk.example.com or ${HERE}`,
    })
  return `${url.origin}${url.pathname.replace(/\/(api(\/v1)?\/?)?$/, '')}`
}

export async function storedLogin(env: Environment): Promise<Connection | null> {
  const path = credentialsPath(env)
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw new Failure(`The stored login cannot be read: ${error.message}`, { next: 'Run mendbook login URL again.' })
  })
  if (content === null) return null
  try {
    return Stored.parse(JSON.parse(content))
  } catch {
    throw new Failure(`The stored login in ${path} is damaged.`, { next: 'Run mendbook login URL again.' })
  }
}

/**
 * A key goes only to the desk that it was stored for: MENDBOOK_URL alone does not send the stored key elsewhere.
 * @throws Failure when there is no key to send
 */
export async function connection(env: Environment): Promise<Connection> {
  const stored = env.MENDBOOK_URL && env.MENDBOOK_TOKEN ? null : await storedLogin(env)
  const url = env.MENDBOOK_URL ? deskUrl(env.MENDBOOK_URL) : (stored?.url ?? HERE)
  const token = env.MENDBOOK_TOKEN?.trim() || (stored?.url === url ? stored.token : undefined)
  if (token) return { url, token }
  throw new Failure(env.MENDBOOK_URL ? `There is no stored login for ${url}.` : 'You are not logged in to a desk.', {
    next: `Run mendbook login ${env.MENDBOOK_URL ? url : 'URL'}, or set MENDBOOK_URL and MENDBOOK_TOKEN.`,
  })
}

/** Kept for the user alone (mode 0600), and replaced in one step. */
export async function storeLogin(env: Environment, login: Connection): Promise<string> {
  const path = credentialsPath(env)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const next = `${path}.${process.pid}`
  await writeFile(next, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 })
  await chmod(next, 0o600)
  await rename(next, path)
  return path
}

/** @returns false when there was none */
export async function forgetLogin(env: Environment): Promise<boolean> {
  return rm(credentialsPath(env)).then(
    () => true,
    () => false,
  )
}
