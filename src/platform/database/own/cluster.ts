// The database folder itself: made once, under a password that only the desk knows, and never opened by another major
// version of PostgreSQL than the one that made it.
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { DeskError } from '../../errors.ts'
import { type Outcome, privateFolder, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { refusalInclude } from './disk-reserve.ts'
import type { Place } from './placement.ts'
import { readText, replaceFile, syncFolder } from './replace-file.ts'

export const superuser = 'mendbook'

export const passwordFile = (home: string): string => path.join(home, 'password')

/** Of the database that is there, or undefined when there is none yet. */
export function majorOf(cluster: string): number | undefined {
  const text = readText(path.join(cluster, 'PG_VERSION'))
  return text === undefined ? undefined : Number(text)
}

/** Makes the database when there is none. @returns the superuser's password */
export async function ensureCluster(place: Place, binaries: Binaries, socketFolder: string): Promise<string> {
  removeUnfinished(place.home)
  const major = majorOf(place.cluster)
  if (major !== undefined && major !== binaries.major)
    throw new DeskError('unavailable', otherMajor(place, major, binaries))
  const known = readText(passwordFile(place.home))
  if (major !== undefined && known) return known
  const password = known || randomBytes(24).toString('base64url')
  if (major === undefined) await create(place, binaries, socketFolder, password)
  else await setPassword(place, binaries, password)
  return password
}

/** Made beside its place and moved there when complete, so that an interrupted first start leaves no half database. */
async function create(place: Place, binaries: Binaries, socketFolder: string, password: string): Promise<void> {
  replaceFile(passwordFile(place.home), password)
  const part = path.join(place.home, `cluster-part-${randomUUID()}`)
  privateFolder(part, place.account)
  const secret = lend(path.join(socketFolder, `password-${randomUUID()}`), password, place)
  try {
    const args = ['-D', part, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8']
    const all = [...args, ...locale(binaries.major), '--no-instructions']
    const made = await run(path.join(binaries.binDir, 'initdb'), all, place.account, socketFolder)
    if (!made.ok) throw new DeskError('unavailable', initdbFailed(place, made))
    fs.appendFileSync(path.join(part, 'postgresql.conf'), refusalInclude)
    fs.renameSync(part, place.cluster)
    syncFolder(place.home)
  } finally {
    fs.rmSync(secret, { force: true })
    fs.rmSync(part, { recursive: true, force: true })
  }
}

/** From 17 on PostgreSQL sorts and folds by itself, the same everywhere; before that the system's C.UTF-8 does. */
function locale(major: number): string[] {
  if (major < 17) return ['--locale=C.UTF-8']
  const types = { darwin: 'UTF-8', win32: 'C' }[process.platform as string] ?? 'C.UTF-8'
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${types}`]
}

/** The server's account has to read it, nobody else. */
function lend(file: string, text: string, { account }: Place): string {
  const descriptor = fs.openSync(file, 'wx', 0o600)
  fs.writeSync(descriptor, text)
  if (account) fs.fchownSync(descriptor, account.uid, account.gid)
  fs.closeSync(descriptor)
  return file
}

/** The password file was lost. Whoever owns the files owns the database, so a new one is set, in single-user mode. */
async function setPassword(place: Place, binaries: Binaries, password: string): Promise<void> {
  const args = ['--single', '-D', place.cluster, 'postgres']
  const command = `alter role ${superuser} password '${password}'\n` // base64url: nothing to quote
  const done = await run(path.join(binaries.binDir, 'postgres'), args, place.account, place.cluster, command)
  if (!done.ok || /ERROR:|FATAL:/.test(done.output)) {
    throw new DeskError(
      'unavailable',
      `The password file ${passwordFile(place.home)} is missing, and no new password could be set: ${done.output}. The database is untouched. Put the file back from a backup.`,
    )
  }
  replaceFile(passwordFile(place.home), password)
}

function removeUnfinished(home: string): void {
  for (const name of fs.readdirSync(home)) {
    if (name.startsWith('cluster-part-')) fs.rmSync(path.join(home, name), { recursive: true, force: true })
  }
}

function otherMajor(place: Place, major: number, binaries: Binaries): string {
  return `The database in ${place.cluster} was made by PostgreSQL ${major}, but this desk runs PostgreSQL ${binaries.version}, which cannot read it. Nothing was changed. Start the Mendbook version that you used before, dump its database with pg_dump of PostgreSQL ${major}, move the data folder aside, and read the dump into the database of this version.`
}

function initdbFailed(place: Place, { output }: Outcome): string {
  const unknownUser = /could not look up effective user ID/.test(output)
  const next = unknownUser
    ? 'PostgreSQL wants its user to have a name: add one to /etc/passwd for this user id, or run the desk as root or as a named user.'
    : 'Check that the disk has room, allows file modes and is not mounted read-only; then start again.'
  return `The database could not be made in ${place.home}, so the desk did not start: ${output.split('\n').slice(-4).join(' ')} ${next}`
}
