// Small files that must never be half written: the password, and who holds what. A new file takes the old one's place.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { isRoot } from './account.ts'

/** Readable for its owner alone. */
export function replaceFile(file: string, text: string): void {
  const part = `${file}.${randomUUID()}`
  try {
    writeSynced(part, text)
    fs.renameSync(part, file)
  } catch (error) {
    fs.rmSync(part, { force: true }) // a full disk must not fill up further
    throw error
  }
}

function writeSynced(part: string, text: string): void {
  const descriptor = fs.openSync(part, 'wx', 0o600) // never through a link that somebody else laid
  try {
    fs.writeSync(descriptor, text)
    giveToFolderOwner(descriptor, part)
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}

/** What root writes belongs to the owner of its folder, as if that user had made it. */
export function giveToFolderOwner(descriptor: number, file: string): void {
  if (!isRoot()) return
  const { uid, gid } = fs.statSync(path.dirname(file))
  fs.fchownSync(descriptor, uid, gid)
}

/** So that a rename survives a power cut. Windows does it by itself, and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncFile(folder, 'r')
}

export function syncFile(file: string, flags: 'r' | 'r+' = 'r+'): void {
  const descriptor = fs.openSync(file, flags)
  fs.fsyncSync(descriptor)
  fs.closeSync(descriptor)
}

/** The file's text, or undefined when there is none. */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
