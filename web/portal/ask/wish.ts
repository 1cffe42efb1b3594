// What somebody asks for, while they write it: kept with the key of its last attempt, so that a lost answer never makes two
// requests of it. Pure.
import type { Question } from '../../../src/tickets/types/contract/template.ts'
import type { Input } from '../../app/api.ts'
import type { FieldDefinition, FieldValue } from '../../tickets/fields/field-values.ts'
import { areValues, filledIn, isEmpty } from '../../tickets/fields/field-values.ts'
import { answersTo, areAnswers } from '../../tickets/new-ticket/answers.ts'

const holds = ['blocked', 'slowed', 'patient'] as const
export type Hold = (typeof holds)[number]

export interface Wish {
  title: string
  details: string
  /** How much it holds them up. */
  hold: Hold
  others: boolean
  category: string | null
  /** The address of the colleague whom it is for; empty: oneself. */
  colleague: string
  /** The kind of request, by key; empty: the first one. */
  type: string
  /** To what its form asks, by key of the question. */
  answers: Record<string, string>
  /** Details of fields, by key. */
  fields: Record<string, FieldValue>
  attempt: { key: string; of: string } | null
  /** The number it got; some of its files have not arrived yet. */
  opened: string | null
}

export const blankWish: Wish = {
  title: '',
  details: '',
  hold: 'slowed',
  others: false,
  category: null,
  colleague: '',
  type: '',
  answers: {},
  fields: {},
  attempt: null,
  opened: null,
}

export const longestTitle = 200

/** Something in it would be missed. */
export const isWorthKeeping = ({ title, details, opened, answers, fields }: Wish) =>
  title.trim() !== '' ||
  details.trim() !== '' ||
  opened !== null ||
  Object.values(answers).some((answer) => answer.trim() !== '') ||
  Object.values(fields).some((value) => !isEmpty(value))

const urgency = { blocked: 'high', slowed: 'medium', patient: 'low' } as const

/** One person who can wait is low; one who cannot work is medium, so that it counts above what merely annoys. */
export function weightOf(hold: Hold, others: boolean): Pick<Input<'tickets.open'>, 'impact' | 'urgency'> {
  return { impact: others ? 'high' : hold === 'patient' ? 'low' : 'medium', urgency: urgency[hold] }
}

/** More than a title can hold goes whole into the details, above what is there; its beginning becomes the title. */
export function shorten(wish: Wish): Wish {
  const said = wish.title.trim()
  const line = said.replace(/\s+/g, ' ')
  if (line.length <= longestTitle && !said.includes('\n')) return wish
  const first = (said.split('\n')[0] ?? '').replace(/\s+/g, ' ').trim()
  const details = wish.details.trim() ? `${said}\n\n${wish.details.trim()}` : said
  return { ...wish, title: first.length <= longestTitle ? first : cut(first), details }
}

/** At a word, and never within a character. */
function cut(text: string): string {
  const most = longestTitle - 1
  const space = text.lastIndexOf(' ', most)
  const end = space > most / 2 ? space : most
  return `${text.slice(0, end).replace(/[\ud800-\udbff]$/, '')}…`
}

/** What the form asks beside the usual: answers to other questions, and other fields, stay behind. */
export interface Asked {
  questions: readonly Question[]
  fields: readonly FieldDefinition[]
}
const nothing: Asked = { questions: [], fields: [] }

/** @param asked for the chosen kind and category */
export function toInput(
  { title, details, hold, others, category, type, answers, colleague, ...wish }: Wish,
  asked: Asked = nothing,
): Input<'tickets.open'> {
  const { questions } = asked
  const fields = filledIn(asked.fields, wish.fields)
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    ...(details.trim() && { description: details.trim() }),
    ...weightOf(hold, others),
    ...(type && { type }),
    ...(questions.length > 0 && { answers: answersTo(questions, answers) }),
    ...(category && { category }),
    ...(colleague.trim() && { requester: colleague.trim() }),
    ...(Object.keys(fields).length > 0 && { fields }),
  }
}

/** The same wish again is sent with the same key. */
export function keyed(
  wish: Wish,
  makeKey: () => string,
  asked: Asked = nothing,
): Wish & { attempt: NonNullable<Wish['attempt']> } {
  const of = JSON.stringify(toInput(wish, asked))
  return { ...wish, attempt: wish.attempt?.of === of ? wish.attempt : { key: makeKey(), of } }
}

export function parseWish(text: string | null): Wish | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null) return null
    const kept = Object.entries(read).filter(([name, value]) => fits(name, value))
    return { ...blankWish, ...Object.fromEntries(kept) }
  } catch {
    return null
  }
}

function fits(name: string, value: unknown): boolean {
  if (name === 'hold') return holds.includes(value as Hold)
  if (name === 'category' || name === 'opened') return value === null || typeof value === 'string'
  if (name === 'answers') return areAnswers(value)
  if (name === 'fields') return areValues(value)
  if (name === 'attempt')
    return typeof value === 'object' && value !== null && typeof (value as { key?: unknown }).key === 'string'
  return name in blankWish && typeof value === typeof blankWish[name as keyof Wish]
}
