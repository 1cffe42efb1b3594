// Files that old mailers wrote right into the text, between `begin 644 name` and `end`.
import { fileName } from './mime/reference.ts'
import { uuBytes } from './mime/transfer.ts'

export interface InlineFile {
  name: string
  bytes: Buffer
}

/** @param most what lies beyond stays in the text */
export function takeInlineFiles(text: string, most: number): { text: string; files: InlineFile[] } {
  if (!/^begin [0-7]{3,4} \S/m.test(text)) return { text, files: [] }
  const lines = text.split('\n')
  const left: string[] = []
  const files: InlineFile[] = []
  const ends = endings(lines)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const name = /^begin [0-7]{3,4} (\S.{0,300})$/.exec(line)?.[1]
    const end = name ? (ends[at] ?? -1) : -1
    if (!name || end < 0 || files.length === most) {
      left.push(line)
      continue
    }
    files.push({ name: fileName(name, 'file'), bytes: uuBytes(lines.slice(at + 1, end)) })
    at = end
  }
  return { text: left.join('\n'), files }
}

/** For each line, where the file that began there ends: only lines of uuencode stand between, so text that says "begin" is none. */
function endings(lines: string[]): number[] {
  const ends = new Array<number>(lines.length).fill(-1)
  let end = -1
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = (lines[at] ?? '').trimEnd()
    if (line === 'end') end = at
    else if (/^begin [0-7]{3,4} \S/.test(line)) ends[at] = end
    else if (!encoded(line)) end = -1
  }
  return ends
}

function encoded(line: string): boolean {
  if (line === '' || line === '`') return true
  const size = (line.charCodeAt(0) - 32) & 63
  return line.length <= 62 && Math.abs(line.length - 1 - Math.ceil(size / 3) * 4) <= 3 && !/[^\x20-\x60]/.test(line)
}
