// The part of an HTML mail that belongs to the lines which are shown. Elements stay whole: one is left out when all that it holds is.
import type { Page } from './read.ts'

export function shownHtml(html: string, { lines, tags, runs, owner }: Page, shown: readonly boolean[]): string {
  const before = [0]
  for (const [index] of lines.entries()) before.push((before[index] ?? 0) + (shown[index] === true ? 1 : 0))
  const shownIn = (from: number, to: number) =>
    (before[Math.min(to, lines.length)] ?? 0) - (before[Math.min(from, lines.length)] ?? 0)
  const isShown = (line: number) => (line >= lines.length ? shown[lines.length - 1] !== false : shown[line] === true)
  const keeps = (index: number): boolean => {
    const tag = tags[index]
    const line = owner[index] ?? 0
    if (tag === undefined) return false
    if (tag.kind === 'raw') return false
    if (tag.kind === 'void') return isShown(line)
    if (tag.kind === 'close') return tag.partner >= 0 && keeps(tag.partner)
    const end = tag.partner < 0 ? lines.length : (owner[tag.partner] ?? lines.length)
    const last = tag.partner >= 0 && end <= line ? line + 1 : end
    return line >= lines.length ? isShown(line) : shownIn(line, last) > 0
  }
  const parts: string[] = []
  let from = 0
  let to = 0
  const take = (start: number, end: number) => {
    if (start !== to) {
      parts.push(html.slice(from, to))
      from = start
    }
    to = end
  }
  let run = 0
  for (const [index, tag] of tags.entries()) {
    for (let next = runs[run]; next !== undefined && next.end <= tag.start; next = runs[run]) {
      if (isShown(next.line)) take(next.start, next.end)
      run += 1
    }
    if (keeps(index)) take(tag.start, tag.end)
  }
  for (const next of runs.slice(run)) if (isShown(next.line)) take(next.start, next.end)
  parts.push(html.slice(from, to))
  return parts.join('').trim()
}
