// Answers to the questions of a type become the description of the ticket.
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { descriptionFrom, unanswered } from './contract/template.ts'
import { typeFor } from './reference.ts'

interface Said {
  type?: string | undefined
  description?: string | undefined
  answers?: Record<string, string> | undefined
}

/** Costs a look at the type only where there are answers. @throws DeskError invalid, by question */
export async function asked(ctx: Context, { type, description = '', answers }: Said) {
  if (!answers) return { type: type ?? null, description }
  const { key, template } = await typeFor(ctx, type)
  const { questions = [] } = template
  const problems = Object.entries(unanswered(questions, answers))
  if (problems.length > 0)
    throw new DeskError('invalid', 'Some questions need an answer, so no ticket was opened.', {
      errors: problems.map(([question, message]) => ({ path: `answers.${question}`, message })),
    })
  return { type: key, description: descriptionFrom(questions, answers, description) }
}
