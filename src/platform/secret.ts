// The key of the desk: signs cursors and the set-up link. Kept beside the data and outside the database.
import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** @param given MENDBOOK_SECRET, which wins over the file */
export async function readSecret(dataDir: string, given: string | undefined): Promise<KeyObject> {
  if (given) return keyFrom(given)
  const file = path.join(dataDir, 'secret.key')
  await mkdir(dataDir, { recursive: true })
  // The first process to write it wins; the others read what it wrote.
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  return keyFrom((await readFile(file, 'utf8')).trim())
}

/** As an object, because each use of bare bytes would make one first, which takes longer than signing. */
const keyFrom = (text: string) => createSecretKey(createHash('sha256').update(text).digest())
