// Charsets of East Asia that pass through seven bits and that no library here reads: signs of two bytes stand without their high
// bits between two marks, in the tables of charsets that are known.

/** HZ (RFC 1843) as GB 2312: `~{` and `~}` are the marks, `~~` is a tilde. */
export function hzAsGb(bytes: Buffer): Buffer {
  return widened(bytes.toString('latin1').replace(/~\r?\n/g, ''), '~{', '~}', (plain) => plain.replaceAll('~~', '~'))
}

/** Stands once, in a line of its own. */
const designation = '\x1b$)C'

/** ISO-2022-KR (RFC 1557) as EUC-KR: shift out and shift in are the marks. */
export function iso2022krAsEuc(bytes: Buffer): Buffer {
  return widened(
    bytes
      .toString('latin1')
      .split(designation)
      .join('')
      .replace(/^\r?\n/, ''),
    '\x0e',
    '\x0f',
    (plain) => plain,
  )
}

function widened(text: string, begin: string, end: string, plain: (text: string) => string): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < text.length; ) {
    const from = text.indexOf(begin, at)
    const start = from < 0 ? text.length : from
    pieces.push(Buffer.from(plain(text.slice(at, start)), 'latin1'))
    if (from < 0) break
    const found = text.indexOf(end, from + begin.length)
    const to = found < 0 ? text.length : found
    pieces.push(Buffer.from(text.slice(from + begin.length, to), 'latin1').map(wide) as Buffer)
    at = to + end.length
  }
  return Buffer.concat(pieces)
}

/** Ends of lines stay what they are. */
const wide = (byte: number) => (byte > 32 ? byte | 128 : byte)
