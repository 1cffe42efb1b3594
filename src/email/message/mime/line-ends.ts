// Mails of old Macs, and of programs that lost half of each line end, break their lines with CR alone. A reader of lines would see one.

const looked = 65_536

/** The same bytes, with LF for CR where the first of them hold CR and no LF. */
export async function* withLineFeeds(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = []
  let size = 0
  let bare: boolean | null = null
  for await (const chunk of source) {
    if (bare === null) {
      waiting.push(chunk)
      size += chunk.length
      if (!chunk.includes(10) && size < looked) continue
      bare = hasBareReturns(waiting)
      for (const piece of waiting) yield bare ? fed(piece) : piece
    } else yield bare ? fed(chunk) : chunk
  }
  if (bare !== null) return
  bare = hasBareReturns(waiting)
  for (const piece of waiting) yield bare ? fed(piece) : piece
}

const hasBareReturns = (pieces: readonly Buffer[]) =>
  !pieces.some((piece) => piece.includes(10)) && pieces.some((piece) => piece.includes(13))

const fed = (piece: Buffer) => Buffer.from(piece.map((byte) => (byte === 13 ? 10 : byte)))
