// What lies in memory as a whole, the content of a signed envelope for one, comes in pieces as from a disk: others have their turn between.
import { setImmediate } from 'node:timers/promises'

const size = 2 ** 16

export async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    if (chunk.length <= 4 * size) {
      yield chunk
      continue
    }
    for (let at = 0; at < chunk.length; at += size) {
      yield chunk.subarray(at, at + size)
      await setImmediate()
    }
  }
}
