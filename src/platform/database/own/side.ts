// The socket's path is limited to 107 bytes (103 on a Mac), and initdb hands the path of its programs to a shell. So both
// live in the database's home only while its path is short and plain; otherwise in a substitute folder that is.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DeskError } from '../../errors.ts'
import { type Account, privateFolder, reaches } from './account.ts'
import { makeFolder, type Place, substituteFor } from './placement.ts'

export interface Side {
  /** Holds the unpacked programs. */
  folder: string
  /** Holds the socket; nobody but the server's account (and root) gets in. */
  run: string
}

const longestFolder = 80
const shellSafe = /^[^"'$`\\\n!%]+$/

export function sideOf(place: Place): Side {
  const substitute = substituteFor(place.home)
  const temporary = path.join(os.tmpdir(), `mendbook-${path.basename(substitute)}`)
  const folder = [place.home, substitute, temporary].find(
    (candidate) => isPlain(candidate) && usable(candidate, place.account),
  )
  if (!folder) {
    throw new DeskError(
      'unavailable',
      `There is no folder for PostgreSQL's socket: ${place.home} has too long a path (or characters that PostgreSQL cannot take), and neither ${substitute} nor ${temporary} can be used by this user alone. Move the data folder to a shorter path, or clear ${temporary}.`,
    )
  }
  const run = path.join(folder, 'run')
  privateFolder(run, place.account)
  return { folder, run }
}

function isPlain(folder: string): boolean {
  return Buffer.byteLength(folder) <= longestFolder && (process.platform === 'win32' || shellSafe.test(folder))
}

/** Ours alone to write: in a folder that others write to, somebody could have put programs of theirs in our place. */
function usable(folder: string, account: Account | undefined): boolean {
  try {
    makeFolder(folder)
    const stat = fs.lstatSync(folder)
    if (!stat.isDirectory()) return false
    if (process.platform === 'win32') return true
    const mine = stat.uid === process.getuid?.() || stat.uid === account?.uid
    return mine && (stat.mode & 0o022) === 0 && reaches(account, folder)
  } catch {
    return false
  }
}
