// The form of a new ticket: what it holds, and what the server is asked. Pure.
import type { Question } from '../../../src/tickets/types/contract/template.ts'
import type { Input } from '../../app/api.ts'
import type { FieldDefinition, FieldValue } from '../fields/field-values.ts'
import { areValues, filledIn } from '../fields/field-values.ts'
import { answersTo, areAnswers } from './answers.ts'

export interface Form {
  requester: { id: string; name: string; email: string | null } | null
  title: string
  description: string
  /** Its key; empty: the first one. */
  type: string
  /** To what its form asks, by key of the question. */
  answers: Record<string, string>
  channel: 'phone' | 'chat' | 'email' | 'portal'
  /** `auto`: worked out from impact and urgency. */
  priority: 'auto' | 'P1' | 'P2' | 'P3' | 'P4'
  impact: 'low' | 'medium' | 'high'
  urgency: 'low' | 'medium' | 'high'
  category: string | null
  team: string | null
  assignee: string | null
  tags: string
  /** By key. */
  fields: Record<string, FieldValue>
}

export const blankForm: Form = {
  requester: null,
  title: '',
  description: '',
  type: '',
  answers: {},
  // Who types for somebody else mostly has them on the telephone.
  channel: 'phone',
  priority: 'auto',
  impact: 'medium',
  urgency: 'medium',
  category: null,
  team: null,
  assignee: null,
  tags: '',
  fields: {},
}

/** Something in it would be missed. */
export const isWorthKeeping = ({ title, description, requester, answers }: Form) =>
  title.trim() !== '' ||
  description.trim() !== '' ||
  requester !== null ||
  Object.values(answers).some((answer) => answer.trim() !== '')

/** What is missing, by field; empty when it can be sent. */
export function missingIn(form: Form): Partial<Record<'requester' | 'title', string>> {
  return {
    ...(form.requester === null && { requester: 'Choose who asks' }),
    ...(form.title.trim() === '' && { title: 'Say in a few words what it is about' }),
  }
}

/** @param questions of the chosen type: answers to others stay behind. @param defined fields of type and category, likewise */
export function toInput(
  form: Form,
  questions: readonly Question[] = [],
  defined: readonly FieldDefinition[] = [],
): Input<'tickets.open'> {
  const fields = filledIn(defined, form.fields)
  const { requester, title, description, type, channel, priority, impact, urgency, category, team, assignee, tags } =
    form
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    ...(type && { type }),
    ...(questions.length > 0 && { answers: answersTo(questions, form.answers) }),
    channel,
    ...(priority === 'auto' ? { impact, urgency } : { priority }),
    ...(description.trim() && { description: description.trim() }),
    ...(requester && { requester: requester.id }),
    ...(category && { category }),
    ...(team && { team }),
    ...(assignee && { assignee }),
    ...(tags.trim() && { tags: tagsOf(tags) }),
    ...(Object.keys(fields).length > 0 && { fields }),
  }
}

const tagsOf = (typed: string) => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim().toLowerCase().slice(0, 40))
      .filter(Boolean),
  ),
]

/** A form kept in the browser, with what a newer version knows beside it. */
export function parseForm(text: string | null): Form | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null) return null
    const kept = Object.entries(read).filter(([name, value]) => fits(name as keyof Form, value))
    return { ...blankForm, ...Object.fromEntries(kept) }
  } catch {
    return null
  }
}

function fits(name: keyof Form, value: unknown): boolean {
  if (!(name in blankForm)) return false
  if (name === 'requester') return typeof value === 'object'
  if (name === 'answers') return areAnswers(value)
  if (name === 'fields') return areValues(value)
  return typeof value === typeof blankForm[name] || (blankForm[name] === null && typeof value === 'string')
}
