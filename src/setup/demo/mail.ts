// The mails of the demo, from templates/demo/mail: written as they travel, dated by how long ago they came ({{26h}}, {{45m}}).
import { readdirSync, readFileSync } from 'node:fs'
import { demoFolder } from './company.ts'

export interface DemoMail {
  at: Date
  raw: Buffer
  /** MAIL FROM, as the first From says. */
  from: string
  /** Its bytes cannot be read for now, as after a fault of the disk: so that the ledger has a failure to show. */
  unreadable: boolean
}

const ms = { h: 3_600_000, m: 60_000 } as const

/** In the order in which they came. @throws Error for a file without a date of this form */
export function demoMails(now: Date): DemoMail[] {
  const folder = new URL('mail/', demoFolder)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      const [mark, amount, unit] = /\{\{(\d+)([hm])\}\}/.exec(text) ?? []
      if (!mark) throw new Error(`${name} does not say when it came`)
      const at = new Date(now.getTime() - Number(amount) * ms[unit as 'h' | 'm'])
      const date = at.toUTCString().replace('GMT', '+0000')
      return {
        at,
        raw: Buffer.from(text.replace(mark, date).replaceAll(/\r?\n/g, '\r\n')),
        from: /^From:.*?<([^>\n]+)>/m.exec(text)?.[1] ?? '',
        unreadable: name.includes('unreadable'),
      }
    })
}
