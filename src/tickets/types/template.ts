// A template as it was sent, checked and completed for keeping.
import type { Context } from '../../platform/context.ts'
import { DeskError, type FieldError } from '../../platform/errors.ts'
import { findOffered } from '../category-reference.ts'
import { keyOf } from '../workflow/key.ts'
import { placeholders, type Question, type StoredTemplate, sameLabel } from './contract/template.ts'
import type { NewTemplate } from './contract.ts'
import type { TypeRow } from './store.ts'

/** @param before keeps the keys of questions whose label is the same. @throws DeskError invalid */
export async function templateOf(ctx: Context, wish: NewTemplate, before?: Pick<TypeRow, 'template'>) {
  const questions = questionsOf(wish.questions ?? [], before?.template.questions ?? [])
  const template: StoredTemplate = {
    title: (wish.title ?? '').replace(/\s+/g, ' ').trim(),
    questions,
    checklist: wish.checklist ?? [],
  }
  const errors = problemsOf(template)
  if (errors.length > 0) {
    const named = errors.map(({ path }) => path).join(', ')
    throw new DeskError('invalid', `Some fields need a change, so nothing was done: ${named}.`, { errors })
  }
  return {
    template,
    category_id: wish.category ? (await findOffered(ctx, wish.category, 'template.category')).id : null,
    tags: [...new Set((wish.tags ?? []).map((tag) => tag.toLowerCase()))],
  }
}

function questionsOf(wishes: NonNullable<NewTemplate['questions']>, before: readonly Question[]): Question[] {
  const taken = new Set(wishes.flatMap(({ key }) => key ?? []))
  return wishes.map(({ key, label, help = '', required = false, answer = 'short', choices = [] }) => {
    const known = before.find((one) => sameLabel(one.label, label))?.key
    const made = key ?? (known && !taken.has(known) ? known : free(keyOf(label, 'question'), taken))
    taken.add(made)
    return { key: made, label, help, required, answer, choices: answer === 'choice' ? choices : [] }
  })
}

function free(key: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const next = n === 1 ? key : `${key.slice(0, 36)}_${n}`
    if (!taken.has(next)) return next
  }
}

function problemsOf({ title, questions }: StoredTemplate): FieldError[] {
  const unknown = placeholders(title).filter((label) => !questions.some((one) => sameLabel(one.label, label)))
  return [
    ...unknown.map((label) => ({ path: 'template.title', message: `names no question of this form: {${label}}` })),
    ...questions.flatMap(({ label, key, answer, choices }, index) => {
      const path = `template.questions.${index}`
      const earlier = questions.slice(0, index)
      return [
        ...(earlier.some((one) => sameLabel(one.label, label))
          ? [{ path: `${path}.label`, message: 'is there twice: people could not tell them apart' }]
          : []),
        ...(earlier.some((one) => one.key === key) ? [{ path: `${path}.key`, message: 'is there twice' }] : []),
        ...(answer === 'choice' && new Set(choices).size < 2
          ? [{ path: `${path}.choices`, message: 'need two that differ, at least' }]
          : []),
      ]
    }),
  ]
}
