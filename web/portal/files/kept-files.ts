// Files that somebody chose and has not sent, kept in the browser's database: on a phone, taking a picture is what kills the tab.
// Whatever fails here costs only the keeping; the page still holds the files.

export interface KeptFile {
  /** Also the Idempotency-Key of its upload. */
  key: string
  draft: string
  file: File
  at: number
}

const shelf = 'files'
const keptFor = 60 * 24 * 3600 * 1000

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('mendbook', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(shelf, { keyPath: 'key' })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function using<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await open()
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(shelf, mode)
      const asked = work(transaction.objectStore(shelf))
      transaction.oncomplete = () => {
        database.close()
        resolve(asked.result)
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error)
      }
    })
  } catch {
    return null
  }
}

export async function keptFiles(draft: string): Promise<KeptFile[]> {
  const all = (await using<KeptFile[]>('readonly', (store) => store.getAll())) ?? []
  for (const old of all.filter(({ at }) => Date.now() - at > keptFor)) void dropFile(old.key)
  return all.filter((one) => one.draft === draft).sort((one, other) => one.at - other.at)
}

export const keepFile = (file: KeptFile) => using('readwrite', (store) => store.put(file))
export const dropFile = (key: string) => using('readwrite', (store) => store.delete(key))
