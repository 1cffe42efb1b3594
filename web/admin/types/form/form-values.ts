// What the form of a type asks, while it is edited. Pure.
import type { Question } from '../../../../src/tickets/types/contract/template.ts'
import type { Input } from '../../../app/api.ts'
import type { FieldWords } from '../../record/conflict-view.tsx'
import { linesOf } from '../../record/lines.ts'
import type { TypeOfTicket } from '../type-values.ts'

export interface EditedQuestion extends Omit<Question, 'choices'> {
  /** Not saved yet: its key is made of its label then. */
  fresh?: boolean
  /** One per line. */
  choices: string
}

export interface Template {
  title: string
  questions: EditedQuestion[]
  category: string | null
  /** With commas between. */
  tags: string
  /** One per line. */
  checklist: string
}

/** As one field: it is saved whole, and two who edit it at once choose between whole forms. */
export interface FormValues {
  template: Template
}

export const readForm = ({ template }: TypeOfTicket): FormValues => ({
  template: {
    title: template.title,
    questions: template.questions.map((question) => ({ ...question, choices: question.choices.join('\n') })),
    category: template.category?.id ?? null,
    tags: template.tags.join(', '),
    checklist: template.checklist.join('\n'),
  },
})

/** Commas belong to what is in a line. */
export const inLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const toTemplate = (template: Template): NonNullable<Input<'ticket-types.change'>['template']> => ({
  title: template.title,
  questions: template.questions.map(({ fresh, key, choices, answer, ...question }) => ({
    ...question,
    ...(!fresh && { key }),
    answer,
    ...(answer === 'choice' && { choices: [...new Set(inLines(choices))] }),
  })),
  category: template.category,
  tags: linesOf(template.tags),
  checklist: inLines(template.checklist),
})

/** As the desk and the portal take it: what the preview shows. */
export const toQuestions = (questions: readonly EditedQuestion[]): Question[] =>
  questions.map(({ fresh, choices, ...question }) => ({ ...question, choices: inLines(choices) }))

export function withQuestion(questions: readonly EditedQuestion[], label: string): EditedQuestion[] {
  const taken = new Set(questions.map(({ key }) => key))
  let n = questions.length + 1
  while (taken.has(`new_${n}`)) n++
  const blank = { help: '', required: false, answer: 'short' as const, choices: '' }
  return [...questions, { ...blank, key: `new_${n}`, fresh: true, label: label.trim() }]
}

export function movedBy(questions: readonly EditedQuestion[], key: string, by: -1 | 1): EditedQuestion[] {
  const from = questions.findIndex((one) => one.key === key)
  const [moved] = questions.slice(from, from + 1)
  if (!moved) return [...questions]
  const others = questions.filter((one) => one.key !== key)
  const to = Math.max(0, from + by)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}

export const answerWords: Record<Question['answer'], string> = {
  short: 'One line',
  long: 'Several lines',
  choice: 'One of a list',
}

export const formWords: FieldWords<FormValues> = {
  labels: { template: 'The form' },
  show: (_, { title, questions, tags, checklist }) =>
    [
      questions.length > 0 ? `asks ${questions.map(({ label }) => label).join(', ')}` : 'asks nothing',
      ...(title ? [`title ${title}`] : []),
      ...(tags ? [`tags ${tags}`] : []),
      ...(checklist ? [`checklist ${inLines(checklist).join(', ')}`] : []),
    ].join('; '),
}

export function effectsOf({ template: before }: FormValues, { template: after }: FormValues): string[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return [
    ...(same([before.questions, before.title], [after.questions, after.title])
      ? []
      : ['Whoever opens one from now on is asked so. Tickets that there are stay as they are.']),
    ...(same([before.category, before.tags], [after.category, after.tags])
      ? []
      : ['New tickets begin with this category and these tags, unless whoever opens one says otherwise.']),
    ...(before.checklist === after.checklist
      ? []
      : ['New tickets get this checklist. Lists that are on tickets already stay as they are.']),
  ]
}
