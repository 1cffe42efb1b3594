// Source files stay small enough to read in one go: 300 lines. Data, migrations and generated files are not read.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const most = 300
const root = path.resolve(import.meta.dirname, '..')

export async function tooLong(): Promise<string[]> {
  const folders = ['src', 'web', 'test', 'bench', 'scripts']
  const found = await Promise.all(folders.map(longIn))
  return found.flat()
}

async function longIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  const read = files
    .filter((file) => !file.includes(`${path.sep}dist${path.sep}`))
    .map(async (file) => {
      const lines = (await readFile(file, 'utf8')).split('\n').length - 1
      return lines > most ? [`${path.relative(root, file)} has ${lines} lines; more than ${most} wants a split`] : []
    })
  return (await Promise.all(read)).flat()
}
