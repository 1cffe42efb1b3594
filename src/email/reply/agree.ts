// What the HTML of a mail knows, its text may not: that the last lines are a signature, or a quote below headers in a language that is
// not known here. Lines at the end of the text that the HTML folds are folded in it too.
import type { Line } from './lines.ts'
import type { Split } from './split.ts'

/** So many lines at the end, and so many signs to find them in: a mail that says otherwise is not worth more. */
const most = 200
const longest = 50_000

const keyOf = (line: Line) =>
  line.plain
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]/gu, '')

export function agree(lines: readonly Line[], ours: Split, page: readonly Line[], theirs: Split): Split {
  if (!theirs.shown.includes(false)) return ours
  const seen = new Set(page.filter((_, index) => theirs.shown[index] === true).map(keyOf))
  const keys = (which: (index: number) => boolean) =>
    page
      .filter((_, index) => which(index))
      .map(keyOf)
      .join('')
      .slice(0, longest)
  const folded = keys((index) => theirs.shown[index] === false)
  const signature = keys((index) => theirs.signed[index] === true)
  const from = firstFolded(lines, ours, (key) => !seen.has(key) && folded.includes(key))
  if (from === lines.length) return ours
  if (!lines.some(({ blank }, index) => index < from && !blank && ours.shown[index] === true)) return ours
  return {
    shown: ours.shown.map((is, index) => is && index < from),
    signed: ours.signed.map(
      (is, index) => (is && !isOf(folded, lines[index])) || (index >= from && isOf(signature, lines[index])),
    ),
  }
}

const isOf = (text: string, line: Line | undefined) =>
  line !== undefined && !line.blank && text.includes(keyOf(line) || ' ')

/** The first of those last lines that the HTML folds; behind the last line when there is none. */
function firstFolded(lines: readonly Line[], { shown }: Split, folds: (key: string) => boolean): number {
  let from = lines.length
  let looked = 0
  for (let index = lines.length - 1; index >= 0 && looked < most; index -= 1) {
    const line = lines[index]
    if (line === undefined || line.blank || shown[index] === false) continue
    const key = keyOf(line)
    if (key !== '' && !folds(key)) break
    if (key !== '') from = index
    looked += 1
  }
  return separatedFrom(lines, from)
}

/** Lines of dashes above it, where something is folded at all. */
function separatedFrom(lines: readonly Line[], at: number): number {
  let from = at
  for (let index = at - 1; index >= 0 && at < lines.length; index -= 1) {
    const { plain = '', blank = false } = lines[index] ?? {}
    if (blank) continue
    if (!/^[-–—_=*~]{2,}$/.test(plain)) break
    from = index
  }
  return from
}
