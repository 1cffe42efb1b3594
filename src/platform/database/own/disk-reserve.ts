// On a full disk PostgreSQL cannot lengthen its journal, and then goes down altogether. So a reserve file lies beside the
// database: it is given up when the disk is full, which keeps the database readable, and writes are refused until there
// is room again.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { giveToFolderOwner, replaceFile } from './replace-file.ts'
import type { Reports } from './supervise.ts'

export interface ReserveOptions {
  home: string
  /** Of the reserve file; 0: none is kept and nothing is watched. */
  bytes: number
  /** Makes a running server read its configuration again. */
  reload(): void
  log: Reports['log']
  /** Bytes that an ordinary user may still write; tests give their own. */
  available?: (folder: string) => number
}

export interface Reserve {
  /** Refuses or allows writes by the room there is; before a start too, so that the server can write its journal. */
  look(): void
  /** Puts the reserve there, or back, when there is plenty of room. */
  layUp(): Promise<void>
}

const chunkBytes = 1 << 20

export function diskReserve({ home, bytes, reload, log, available = freeBytes }: ReserveOptions): Reserve {
  const file = path.join(home, 'reserve')
  const refusal = refusalFile(home)
  const isFull = () => fs.existsSync(refusal) // kept in the file: a desk may start on a disk that is still full
  return {
    look() {
      if (bytes === 0) return
      const free = available(home)
      if (!isFull() && free < bytes / 2) {
        fs.rmSync(file, { force: true })
        writeForServer(refusal, 'default_transaction_read_only = on\n')
        reload()
        log('error', 'the disk is full: writes are refused until there is room, reading goes on', {
          free,
          folder: home,
        })
      } else if (isFull() && free >= 2 * bytes) {
        fs.rmSync(refusal, { force: true })
        reload()
        log('info', 'the disk has room again: writes are accepted', { free })
      }
    },
    async layUp() {
      if (bytes > 0 && !isFull() && !fs.existsSync(file) && available(home) >= 2 * bytes) await fill(file, bytes)
    },
  }
}

/** Included by postgresql.conf. A file and a signal work even while the server takes no connections. */
export const refusalInclude = "include_if_exists = '../refuse-writes.conf'\n"
const refusalFile = (home: string) => path.join(home, 'refuse-writes.conf')

/** The server's account reads it. */
function writeForServer(file: string, text: string): void {
  replaceFile(file, text)
  fs.chmodSync(file, 0o644)
}

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}

/** Random, so that no file system makes nothing of it; in pieces, so that the desk goes on meanwhile. */
async function fill(file: string, bytes: number): Promise<void> {
  const part = `${file}.part`
  fs.rmSync(part, { force: true })
  const handle = await fs.promises.open(part, 'wx', 0o600)
  try {
    giveToFolderOwner(handle.fd, part)
    const chunk = randomBytes(chunkBytes)
    for (let written = 0; written < bytes; written += chunkBytes) await handle.write(chunk)
    await handle.sync()
  } finally {
    await handle.close()
  }
  fs.renameSync(part, file)
}
