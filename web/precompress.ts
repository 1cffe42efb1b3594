// Writes each text file of the build beside itself in gzip and Brotli, at the strength that only a build has time for, so that
// the desk serves small files without compressing on every request.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const text = /\.(js|css|svg|html)$/
// Below this the headers weigh more than what is saved.
const worthIt = 1024

async function compress(file: string) {
  const content = await readFile(file)
  if (content.length < worthIt) return
  const strongest = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  await Promise.all([
    promisify(gzip)(content, { level: 9 }).then((small) => writeFile(`${file}.gz`, small)),
    promisify(brotliCompress)(content, strongest).then((small) => writeFile(`${file}.br`, small)),
  ])
}

export function precompress(): Plugin {
  return {
    name: 'mendbook:precompress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => text.test(file))
      await Promise.all(files.map((file) => compress(path.join(dir, file))))
    },
  }
}
