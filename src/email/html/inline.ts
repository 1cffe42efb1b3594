// Text that runs: collapsed blanks, line breaks, and emphasis that Markdown can say. Emphasis is marked while reading and decided
// when the line is whole, because whether `**` opens or closes depends on what stands on both sides (CommonMark §6.2).

/** From the private use area; taken out of what people write. */
export const mark = { strong: '\ue000', strongEnd: '\ue001', em: '\ue002', emEnd: '\ue003' } as const
const anyMark = /[\ue000-\ue003]/g

export function withoutMarks(text: string): string {
  return anyMark.test(text) ? text.replace(anyMark, '') : text
}

const wordSign = /[\p{L}\p{N}]/u
const signs: Record<string, string> = { [mark.strong]: '**', [mark.strongEnd]: '**', [mark.em]: '*', [mark.emEnd]: '*' }
const opening: Record<string, string> = { [mark.strongEnd]: mark.strong, [mark.emEnd]: mark.em }

/** One line with marks → Markdown. Pairs around nothing, and pairs that would not be read as emphasis, vanish. */
export function emphasise(line: string): string {
  if (!/[\ue000-\ue003]/.test(line)) return line
  const pieces = line.split(/([\ue000-\ue003])/)
  // A line of thousands of them emphasises nothing.
  if (pieces.length > 4000) return withoutMarks(line)
  const open: number[] = []
  for (let at = 1; at < pieces.length; at += 2) {
    const sign = pieces[at] ?? ''
    const opener = opening[sign]
    if (opener === undefined) {
      open.push(at)
      continue
    }
    const start = open.findLastIndex((index) => pieces[index] === opener)
    if (start < 0) pieces[at] = ''
    else {
      const from = open[start] ?? 0
      for (const lost of open.splice(start).slice(1)) pieces[lost] = ''
      settle(pieces, from, at)
    }
  }
  for (const lost of open) pieces[lost] = ''
  return pieces.join('')
}

/** Blanks inside of the pair move out of it. */
function settle(pieces: string[], from: number, to: number) {
  const inner = pieces.slice(from + 1, to).join('')
  const before = pieces
    .slice(Math.max(0, from - 20), from)
    .join('')
    .slice(-2)
  const after = (pieces[to + 1] ?? '').slice(0, 1)
  const trimmed = inner.trim()
  const fits =
    trimmed !== '' &&
    !/^\*|\*$/.test(trimmed) &&
    (!wordSign.test(before.slice(-1)) || wordSign.test(trimmed[0] ?? '')) &&
    (!wordSign.test(after) || wordSign.test(trimmed.at(-1) ?? '')) &&
    !before.endsWith('*')
  const sign = fits ? (signs[pieces[from] ?? ''] ?? '') : ''
  const lead = inner.slice(0, inner.length - inner.trimStart().length)
  const tail = trimmed === '' ? '' : inner.slice(inner.trimEnd().length)
  pieces[from] = ''
  for (let at = from + 1; at < to; at++) pieces[at] = ''
  pieces[from + 1] = lead + sign + trimmed + sign + tail
  pieces[to] = ''
}
