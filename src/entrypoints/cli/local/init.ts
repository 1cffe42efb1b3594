// `mendbook init`: set-up without a browser.
import { readFileSync } from 'node:fs'
import { asPerson, createKeyFor } from '../../../directory/index.ts'
import { createDesk } from '../../../main.ts'
import { presetParts } from '../../../modules.ts'
import type { Config } from '../../../platform/config.ts'
import { DeskError } from '../../../platform/errors.ts'
import { act } from '../../../platform/events.ts'
import { createLog } from '../../../platform/log.ts'
import { email, line } from '../../../platform/shapes.ts'
import { foundWorkspace, type Size, sizes } from '../../../setup/index.ts'
import { findDatabase } from './database.ts'

export interface InitOptions {
  org: string
  size: string
  admin: string
  name?: string
  passwordStdin?: boolean
  /** A second workspace beside the first. */
  another: boolean
}

export interface Initialised {
  url: string
  token: string
  /** Where the admin sets a password, when none was given. */
  invitation: string | null
  /** A desk runs on this folder already. */
  running: boolean
}

/** @throws DeskError invalid (exit 2) or conflict */
export async function init(config: Config, options: InitOptions): Promise<Initialised> {
  const wish = check(options)
  const password = options.passwordStdin ? readPassword() : null
  const log = createLog(config.logLevel)
  const found = await findDatabase(config, log, { asDesk: false })
  try {
    const desk = await createDesk({ config, connection: found.connection, log, work: false })
    try {
      const { tenant, admin } = await foundWorkspace(
        desk.runtime,
        presetParts,
        { ...wish, admin: { ...wish.admin, password } },
        options.another ? 'another' : 'first',
      )
      const { actor } = await asPerson(desk.runtime, tenant, admin)
      return await act(desk.runtime, { tenant, actor }, async (ctx) => {
        const { token, invitation } = await createKeyFor(ctx, admin, {
          name: 'mendbook init',
          invite: password === null,
        })
        return { url: config.baseUrl, token, invitation, running: found.besideDesk }
      })
    } finally {
      await desk.stop()
    }
  } finally {
    await found.stop()
  }
}

function check({ org, size, admin, name }: InitOptions) {
  const problems: { path: string; message: string }[] = []
  const organisation = line(120).safeParse(org)
  const address = email.safeParse(admin)
  if (!organisation.success) problems.push({ path: '--org', message: organisation.error.issues[0]?.message ?? '' })
  if (!address.success) problems.push({ path: '--admin', message: address.error.issues[0]?.message ?? '' })
  if (!sizes.includes(size as Size))
    problems.push({ path: '--size', message: `is not a size: choose ${sizes.join(', ')}` })
  if (problems.length > 0)
    throw new DeskError('invalid', 'Some options need a change, so nothing was set up.', { errors: problems })
  const mail = address.data as string
  return {
    organisation: organisation.data as string,
    size: size as Size,
    admin: { name: name ?? nameFrom(mail), email: mail },
  }
}

/** `first.last@…` is First Last until they say otherwise. */
const nameFrom = (address: string) =>
  (address.split('@')[0] ?? '')
    .split(/[._-]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ') || address

function readPassword(): string {
  const password = readFileSync(0, 'utf8').replace(/\r?\n$/, '')
  if (password.length >= 10 && password.length <= 200) return password
  throw new DeskError('invalid', 'The password has to be 10 to 200 characters long, so nothing was set up.', {
    errors: [{ path: '--password-stdin', message: 'has to be 10 to 200 characters' }],
  })
}
