// The disk, watched. A database that runs out of space in the middle of a write stops for good until somebody frees some;
// the desk refuses writes while a reserve is left, goes on reading, and takes up writing by itself.
import { statfs } from 'node:fs/promises'
import { diskFull } from './database/failures.ts'

export interface Disk {
  /** @throws DeskError unavailable while the disk is full */
  refuseWhenFull(): void
  /** Bytes that are left, or undefined where the system does not tell. */
  free(): number | undefined
  stop(): void
}

/** One WAL segment and a checkpoint fit into this with room to spare. */
const reserve = 64 * 1024 * 1024

/** @param folders of files and database; the fullest decides */
export async function watchDisk(folders: string[], least = reserve): Promise<Disk> {
  let left: number | undefined
  const look = async () => {
    const all = await Promise.all(
      folders.map((folder) =>
        statfs(folder).then(
          (s) => s.bavail * s.bsize,
          () => undefined,
        ),
      ),
    )
    const known = all.filter((value) => value !== undefined)
    left = known.length > 0 ? Math.min(...known) : undefined
  }
  await look()
  const rounds = setInterval(look, 500)
  rounds.unref()
  return {
    refuseWhenFull() {
      if (left !== undefined && left < least) throw diskFull()
    },
    free: () => left,
    stop: () => clearInterval(rounds),
  }
}
