// The files of a mail as they are listed: each once, with a name of its own, pictures of the text apart from the rest.
import type { MailFile } from './mail.ts'

/** @param html of the mail, which refers to its pictures */
export function nameFiles(files: MailFile[], html: string | null): MailFile[] {
  const shown = referred(html)
  const names = new Set<string>()
  const listed: MailFile[] = []
  for (const file of files) {
    // An invitation stands in the mail twice: as a part of its text, and as a file.
    const twin = file.name.endsWith('.ics') && listed.some(({ sha256 }) => sha256 === file.sha256)
    if (twin) continue
    const name = unused(file.name, names)
    names.add(name.toLowerCase())
    listed.push({ ...file, name, inline: file.cid !== null && shown.has(file.cid.toLowerCase()) })
  }
  return listed
}

function referred(html: string | null): Set<string> {
  const found = new Set<string>()
  for (const [, id = ''] of (html ?? '').matchAll(/cid:([^"'\s>)]{1,500})/gi)) {
    found.add(id.toLowerCase())
    try {
      found.add(decodeURIComponent(id).toLowerCase())
    } catch {
      // Not written as bytes.
    }
  }
  return found
}

/** `log.txt`, `log (2).txt`. */
function unused(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  const dot = name.lastIndexOf('.')
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 2; ; number++) {
    const next = `${base} (${number})${extension}`
    if (!taken.has(next.toLowerCase())) return next
  }
}
