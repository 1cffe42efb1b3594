// A disk of its own for a test, small enough to be filled: memory, mounted below a temporary folder. Only root may do that.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export interface SmallDisk {
  folder: string
  free(): number
  /** Writes until no more than so many bytes are left. */
  fillUpTo(left: number): void
  /** Gives all of it back. */
  empty(): void
  unmount(): void
}

const chunk = Buffer.alloc(1 << 20)

/** @returns undefined where this account may not mount anything */
export function smallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  fs.mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder])
  if (mounted.status !== 0) return undefined
  return { ...filler(path.join(folder, 'filler')), folder, unmount: () => void spawnSync('umount', [folder]) }
}

/** Fills whatever disk the file lies on. */
export function filler(file: string): Pick<SmallDisk, 'free' | 'fillUpTo' | 'empty'> {
  const free = () => {
    const { bavail, bsize } = fs.statfsSync(path.dirname(file))
    return bavail * bsize
  }
  return {
    free,
    fillUpTo(left) {
      const descriptor = fs.openSync(file, 'a')
      try {
        for (let room = free() - left; room > 0; room = free() - left) {
          fs.writeSync(descriptor, chunk, 0, Math.min(chunk.length, room))
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        fs.closeSync(descriptor)
      }
    },
    empty: () => fs.rmSync(file, { force: true }),
  }
}
