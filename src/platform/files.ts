// Files are kept by their content: the name of a blob is the SHA-256 of its bytes, so a file stored twice is kept once,
// a half-written one never has its final name, and nothing that people upload decides a path.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

export interface StoredBlob {
  sha256: string
  /** Bytes. */
  size: number
  /** The first 4 kB: enough to tell the type by content. */
  head: Buffer
}

export interface Files {
  /** Stores a stream. It is on disk, synced, when this resolves. */
  put(tenant: string, content: Readable): Promise<StoredBlob>
  read(tenant: string, sha256: string): Readable
  size(tenant: string, sha256: string): Promise<number | undefined>
  /** The blobs that lie here for longer than this, some of a tenant at a time. */
  older(thanMs: number): AsyncIterable<{ tenant: string; names: string[] }>
  /** Removes a blob, unless the same content was stored again within this time. */
  removeOlder(tenant: string, sha256: string, thanMs: number): Promise<void>
  /** Removes what a desk that was killed had not received completely. @param olderThanMs 0 when nobody else writes here */
  dropUnfinished(olderThanMs: number): Promise<void>
}

/** @param root folder of the blobs; a tenant's files lie in a folder of its own, so that they can be counted and erased. */
export function filesOnDisk(root: string): Files {
  const place = (tenant: string, sha256: string) => {
    if (!/^[0-9a-f-]{36}$/.test(tenant) || !/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a blob name')
    return path.join(root, tenant, sha256.slice(0, 2), sha256)
  }
  const incoming = path.join(root, 'incoming')
  return {
    async put(tenant, content) {
      const part = path.join(incoming, randomUUID())
      try {
        const blob = await receive(content, await inFolder(incoming, () => open(part, 'wx', 0o600)))
        const target = place(tenant, blob.sha256)
        await inFolder(path.dirname(target), () => rename(part, target))
        await syncFolder(path.dirname(target))
        return blob
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    read: (tenant, sha256) => createReadStream(place(tenant, sha256)),
    size: async (tenant, sha256) => (await stat(place(tenant, sha256)).catch(() => undefined))?.size,
    async *older(thanMs) {
      for (const tenant of (await readdir(root).catch(() => [])).filter((name) => name.length === 36)) {
        for (const part of await readdir(path.join(root, tenant)).catch(() => [])) {
          const names: string[] = []
          for (const name of await readdir(path.join(root, tenant, part)).catch(() => [])) {
            if ((await age(path.join(root, tenant, part, name))) >= thanMs) names.push(name)
          }
          if (names.length > 0) yield { tenant, names }
        }
      }
    },
    async removeOlder(tenant, sha256, thanMs) {
      // Taken away first and looked at then: what is stored at this very moment is put back.
      const aside = path.join(incoming, randomUUID())
      await mkdir(incoming, { recursive: true })
      await rename(place(tenant, sha256), aside)
      if ((await age(aside)) >= thanMs) await rm(aside, { force: true })
      else await rename(aside, place(tenant, sha256))
    },
    async dropUnfinished(olderThanMs) {
      for (const name of await readdir(incoming).catch(() => [])) {
        const part = path.join(incoming, name)
        if ((await age(part)) >= olderThanMs) await rm(part, { force: true })
      }
    },
  }
}

/** Milliseconds since it was written; of what is not there, less than nothing. */
async function age(file: string): Promise<number> {
  const written = (await stat(file).catch(() => undefined))?.mtimeMs
  return written === undefined ? -1 : Math.max(0, Date.now() - written)
}

/** The folder is there nearly always, so it is only made when it is missed. */
async function inFolder<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(folder, { recursive: true })
    return use()
  }
}

async function receive(content: Readable, file: FileHandle): Promise<StoredBlob> {
  const hash = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if (head.length < 4096) head = Buffer.concat([head, chunk]).subarray(0, 4096)
      await writeAll(file, chunk)
      size += chunk.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size, head }
}

async function writeAll(file: FileHandle, chunk: Buffer) {
  for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done)).bytesWritten
}

/** Without this a crash may forget the new name although the bytes are on disk. */
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
