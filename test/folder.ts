// A folder for one test, gone when the test is over.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Its path. To be called in a test, or in what runs before each. */
export async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mendbook-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
