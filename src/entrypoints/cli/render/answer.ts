// An answer of the desk for people: lists as tables, conversations as a conversation, records as key and value.
import { styleText } from 'node:util'
import { type Column, type Look, table } from './table.ts'
import { clean, oneLine, pad, plural, width } from './text.ts'
import { isNamed, type Json, saysNothing, spoken, words } from './value.ts'

type Item = { [key: string]: Json }

const isItem = (value: Json): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

// What people look for first stands first, in whatever list. Fields not named here follow in the order of their declaration.
const order = `number id name kind priority status state title person email requester assignee organisation team roles
  category path parent ownerTeam queue reaction excerpt at updatedAt level visibility type size actor summary error members
  description people permissions`.split(/\s+/)
const telling = new Set([
  'title',
  'name',
  'summary',
  'excerpt',
  'error',
  'path',
  'members',
  'description',
  'permissions',
])
const beside = new Set(['can', 'revision', 'changes', 'url', 'priorityBy'])
const MOST_COLUMNS = 9

function columnsOf(items: Item[], showIds: boolean): string[] {
  const first = items[0] ?? {}
  const keys = Object.keys(first).filter((key) => !beside.has(key) && (key !== 'id' || showIds))
  const filled = keys.filter((key) => items.some((item) => words(item[key]) !== ''))
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return filled.sort((one, other) => rank(one) - rank(other)).slice(0, MOST_COLUMNS)
}

/** A time that is cut says nothing; a title says something from a few words on. */
function leastOf(key: string): number {
  if (/^at$|At$|^id$/.test(key)) return 40
  return telling.has(key) ? 24 : 12
}

function list(items: Item[], showIds: boolean, look: Look): string {
  const keys = columnsOf(items, showIds)
  const columns: Column[] = keys.map((key) => ({ heading: spoken(key), least: leastOf(key) }))
  const rows = items.map((item) => keys.map((key) => words(item[key])))
  return table(columns, rows, look)
}

/** Messages: who, when, and below it what they wrote. */
function conversation(items: Item[], look: Look): string {
  return items
    .map((item) => {
      const about = ['at', 'author', 'kind', 'visibility'].map((key) => oneLine(words(item[key]))).filter(Boolean)
      const files = words(item.attachments)
      const head = look.colour ? styleText('bold', about.join('  '), { validateStream: false }) : about.join('  ')
      const body = clean(words(item.body)).trimEnd()
      return `${head}\n${indent(body)}\n${files ? `    files: ${oneLine(files)}\n` : ''}`
    })
    .join('\n')
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '    ')

/** What the caller may do, and for the rest why not. */
function allowed(can: Item): [string, string] {
  const acts = Object.entries(can).filter(([, one]) => isItem(one) && one.allowed === true)
  return ['you may', acts.map(([act]) => spoken(act)).join(', ') || 'only read it']
}

/** Steps that may or may not be taken: those that may, by their first word. */
function choices(value: Json): Json {
  if (!Array.isArray(value) || !value.every((one) => isItem(one) && isItem(one.can) && 'allowed' in one.can))
    return value
  return value.filter(isItem).flatMap(({ can, ...rest }) => (isItem(can) && can.allowed ? Object.values(rest)[0] : []))
}

const rows = (value: Json) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isItem(one) && !isNamed(one))
    ? value.filter(isItem)
    : null

function record(item: Item, look: Look): string {
  const long = (value: Json) =>
    (typeof value === 'string' && (value.includes('\n') || value.length > 100)) || rows(value) !== null
  const entries = Object.entries(item)
    .map(([key, value]) => [key, choices(value)] as const)
    // What a ticket's own fields say is said, even if it is no more than 0.
    .filter(
      ([key, value]) =>
        key !== 'can' && words(value) !== '' && !(key !== 'fields' && isItem(value) && saysNothing(value)),
    )
  const lines = entries.filter(([, value]) => !long(value)).map(([key, value]) => [spoken(key), words(value)] as const)
  if (isItem(item.can)) lines.push(allowed(item.can))
  const widest = Math.max(0, ...lines.map(([key]) => width(key)))
  const dim = (text: string) => (look.colour ? styleText('dim', text, { validateStream: false }) : text)
  const short = lines.map(([key, value]) => `${dim(pad(key, widest))}  ${oneLine(value)}\n`)
  const blocks = entries
    .filter(([, value]) => long(value))
    .map(([key, value]) => {
      const told = rows(value)
      const text = told ? list(told, true, { ...look, width: look.width && look.width - 4 }) : clean(words(value))
      return `\n${dim(spoken(key))}\n${indent(text.trimEnd())}\n`
    })
  return [...short, ...blocks].join('')
}

// The search marks what matched with two characters of the private use area.
const marks = (text: string, look: Look) =>
  text.replace(/\ue000([^\ue001]*)\ue001/g, (_, match: string) =>
    look.colour ? styleText('bold', match, { validateStream: false }) : match,
  )

/**
 * @param showIds ids are how this noun is named in other commands; elsewhere a number, a name or an address is
 * @returns text ending in a line break
 */
export function describe(answer: Json, showIds: boolean, look: Look): string {
  if (answer === null || answer === undefined) return 'Done.\n'
  if (!isItem(answer)) return `${clean(words(answer))}\n`
  if (!Array.isArray(answer.items)) return record(answer, look)
  const items = answer.items.filter(isItem)
  if (items.length === 0) return 'Nothing found.\n'
  if ('body' in (items[0] ?? {})) return conversation(items, look)
  return marks(list(items, showIds, look), look)
}

/** Below a page: how much of it there is, and how to see the rest. */
export function pageNote(answer: Json): string | null {
  if (!isItem(answer) || !Array.isArray(answer.items) || typeof answer.nextCursor !== 'string') return null
  return `${plural(answer.items.length, 'row')} shown, there are more: --all shows every one.\n`
}
