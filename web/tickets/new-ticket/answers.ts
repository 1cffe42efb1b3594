// Answers to what the form of a type asks, shared by the desk's dialog and the portal. Pure.
import type { Answers, Question } from '../../../src/tickets/types/contract/template.ts'
import { titleFrom, unanswered } from '../../../src/tickets/types/contract/template.ts'

interface Template {
  title: string
  questions: readonly Question[]
}

/** What is sent: answers to these questions, without those that were left empty. */
export const answersTo = (questions: readonly Question[], answers: Answers): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap(({ key }) => {
      const answer = (Object.hasOwn(answers, key) ? answers[key] : '')?.trim() ?? ''
      return answer === '' ? [] : [[key, answer]]
    }),
  )

/** What keeps the form from being sent, as sentences under the questions. */
export const missingAnswers = (questions: readonly Question[], answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unanswered(questions, answers)).map(([key, message]) => [
      key,
      message === 'needs an answer' ? 'Needs an answer' : 'Choose one of these',
    ]),
  )

/** The title that follows from the answers, as long as nobody wrote another one. */
export function titleAfter(template: Template, title: string, before: Answers, now: Answers): string {
  const pattern = { title: template.title, questions: [...template.questions] }
  const own = title.trim() !== '' && title !== titleFrom(pattern, before)
  return template.title === '' || own
    ? title
    : Object.keys(answersTo(template.questions, now)).length > 0
      ? titleFrom(pattern, now)
      : ''
}

export const areAnswers = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((answer) => typeof answer === 'string')
