// What a person adjusts at the command line: `--map title=Document`, `--value status.Solved=resolved`. Wrong ones are found before
// anything is sent.
import { ImportTarget, importFields } from '../../../tickets/contract.ts'
import { misuse } from '../failure.ts'

/** Column names may have commas in them, so a new pair begins only where a field is named. */
const pairs = (typed: string) => typed.split(/,(?=\s*[a-z]+(?:\.[a-z][a-z0-9_]*)?\s*=)/i)

/** @param typed every `--map`, each with one or more `field=Column`; an empty column means that the field is not wanted */
export function parseMap(typed: string[]): Record<string, string | null> {
  const wishes: Record<string, string | null> = {}
  for (const pair of typed.flatMap(pairs)) {
    const sign = pair.indexOf('=')
    if (sign < 0) throw misuse(`--map takes field=Column, not ${pair}.`)
    const name = pair.slice(0, sign).trim()
    const target = ImportTarget.safeParse(importFields.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name)
    if (!target.success)
      throw misuse(`--map names a field that tickets do not have: ${name}.`, {
        next: `The fields are ${importFields.join(', ')}, and field.name for one of your own.`,
      })
    wishes[target.data] = pair.slice(sign + 1).trim() || null
  }
  return wishes
}

const wordFields = ['status', 'priority', 'impact', 'urgency', 'type', 'channel']

export function parseValues(typed: string[]): Record<string, Record<string, string>> {
  const values: Record<string, Record<string, string>> = {}
  for (const pair of typed) {
    const [, field = '', theirs = '', ours = ''] = /^\s*([a-z]+)\.(.+)=\s*([^=]+?)\s*$/i.exec(pair) ?? []
    if (!wordFields.includes(field))
      throw misuse(`--value takes field.Theirs=ours, not ${pair}.`, {
        next: `The fields are ${wordFields.join(', ')}.`,
      })
    values[field] = { ...values[field], [theirs.trim()]: ours }
  }
  return values
}
