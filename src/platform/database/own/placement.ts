// Where the database of a data folder lives: inside it, unless PostgreSQL's account cannot get there. Once a database
// exists its place never changes silently, because a second, empty one would look like lost data.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DeskError } from '../../errors.ts'
import { type Account, accountFor, isRoot, ownerOf, reaches } from './account.ts'
import { readText, replaceFile } from './replace-file.ts'

export interface Place {
  dataDir: string
  /** The desk's folder around the database: lock, password, log. */
  home: string
  /** PostgreSQL's own folder. */
  cluster: string
  /** Undefined: the desk's own account. */
  account: Account | undefined
  /** Said to the operator when the database is not below the data folder. */
  notice?: string
}

/** PostgreSQL keeps paths in 1024 bytes, with file names of its own behind. */
const longestCluster = 900

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
const clusterIn = (home: string) => path.join(home, 'cluster')
const signpost = (dataDir: string) => path.join(dataDir, 'postgres.elsewhere')

/** A folder that lasts, with a short and plain path, for what cannot live in `folder`. */
export function substituteFor(folder: string): string {
  const base = process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local', 'share')
  return path.join(isRoot() ? '/var/lib/mendbook' : path.join(base, 'mendbook'), short(folder))
}

/** The place of the database that a data folder has, or undefined when it has none yet. Makes nothing. */
export function findPlace(folder: string): Place | undefined {
  if (!fs.existsSync(folder)) return undefined
  const dataDir = fs.realpathSync(folder)
  const inside = path.join(dataDir, 'postgres')
  if (exists(inside)) return placeAt(dataDir, inside)
  const home = readText(signpost(dataDir))
  if (home === undefined) return unsettled(dataDir)
  if (exists(home)) return elsewhere(placeAt(dataDir, home))
  throw new DeskError(
    'unavailable',
    `The database of ${dataDir} should be in ${home} (see ${signpost(dataDir)}), but it is not there. The desk does not start with an empty one in its place. Bring ${home} back, for instance by mounting it into the container; or, to begin anew, remove ${signpost(dataDir)}.`,
  )
}

/** A start that ended between making the database and writing the signpost. */
function unsettled(dataDir: string): Place | undefined {
  const home = substituteFor(dataDir)
  return fs.existsSync(path.join(clusterIn(home), 'PG_VERSION')) ? elsewhere(placeAt(dataDir, home)) : undefined
}

/** The place of the data folder's database, prepared for a new one when there is none. */
export function choosePlace(wanted: string): Place {
  const folder = path.resolve(wanted)
  makeDataFolder(folder)
  const found = findPlace(folder)
  if (found) return checked(found)
  const dataDir = fs.realpathSync(folder)
  const account = accountFor(dataDir)
  const inside = path.join(dataDir, 'postgres')
  const fits = Buffer.byteLength(clusterIn(inside)) <= longestCluster && reaches(account, dataDir)
  const home = fits ? inside : substituteFor(dataDir)
  makeFolder(home)
  const place = { dataDir, home, cluster: clusterIn(home), account }
  return checked(fits ? place : elsewhere(place))
}

/** Called once the database exists: from now on the data folder knows it, even after being moved. */
export function settle(place: Place): void {
  if (place.home.startsWith(place.dataDir + path.sep)) return
  const owner = path.join(place.home, 'belongs-to')
  const previous = readText(owner)
  const copied = previous && previous !== place.dataDir && readText(signpost(previous)) === place.home
  if (copied) {
    throw new DeskError(
      'unavailable',
      `${place.dataDir} looks like a copy of ${previous}: both name the database in ${place.home}, which belongs to ${previous}. It was not opened, so that the copy cannot change the original. Restore a backup into an empty folder instead; or, if ${previous} is no longer in use, remove ${signpost(previous)}.`,
    )
  }
  replaceFile(owner, `${place.dataDir}\n`)
  replaceFile(signpost(place.dataDir), `${place.home}\n`)
}

function placeAt(dataDir: string, home: string): Place {
  const cluster = clusterIn(home)
  return { dataDir, home, cluster, account: isRoot() ? (ownerOf(cluster) ?? accountFor(dataDir)) : undefined }
}

function elsewhere(place: Place): Place {
  const why = reaches(place.account, place.dataDir)
    ? ''
    : ` is out of reach for user ${place.account?.uid}, under which PostgreSQL runs; its`
  return {
    ...place,
    notice: `${why ? place.dataDir + why : `The`} database${why ? '' : ` of ${place.dataDir}`} lives in ${place.home}.`,
  }
}

function checked(place: Place): Place {
  if (reaches(place.account, place.home)) return place
  throw new DeskError(
    'unavailable',
    `User ${place.account?.uid}, under which PostgreSQL runs, cannot get into ${place.home}, so the database was not started and nothing was changed. Give every folder above it the right to be passed (chmod o+x), or move the data folder.`,
  )
}

/** Whether there is a database. Not being allowed to look is no answer: it must not end in a second, empty one. */
function exists(home: string): boolean {
  try {
    return fs.statSync(path.join(clusterIn(home), 'PG_VERSION'), { throwIfNoEntry: false }) !== undefined
  } catch (cause) {
    throw new DeskError(
      'unavailable',
      `There is a database in ${clusterIn(home)}, but this user may not open it (${reason(cause)}), so the desk did not start. Run it as the user who ran it before, probably root; or give the folder to this user.`,
      { cause },
    )
  }
}

function makeDataFolder(folder: string): void {
  try {
    // Others may pass through, not look: the server's account has to get to its own folder below.
    makeFolder(folder)
    fs.accessSync(folder, fs.constants.W_OK)
  } catch (cause) {
    throw new DeskError(
      'unavailable',
      `The data folder ${folder} cannot be used (${reason(cause)}), so the desk did not start. Make it writable for this user, or set MENDBOOK_DATA to another folder.`,
      { cause },
    )
  }
}

/**
 * Makes what is missing of a path; what exists stays as it is. A strict umask must not shut out the server's account, and
 * what root makes in somebody's folder becomes theirs.
 */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true })
  if (!first || process.platform === 'win32') return
  const { uid, gid } = fs.statSync(path.dirname(first))
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
    fs.chmodSync(made, isRoot() ? 0o711 : 0o700)
    if (isRoot()) fs.chownSync(made, uid, gid)
  }
}

const reason = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
