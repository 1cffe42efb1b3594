// The template of a type as data, and how answers become a ticket. Pure: the desk, the portal and the server share it.
export interface Question {
  /** Stays when the label is reworded, so that half-filled forms keep their answers. */
  key: string
  label: string
  help: string
  required: boolean
  answer: 'short' | 'long' | 'choice'
  choices: string[]
}

export interface StoredTemplate {
  /** A title made of answers: `Access to {System}`. Empty: people write it themselves. */
  title: string
  questions: Question[]
  checklist: string[]
}

export type Answers = Readonly<Record<string, string>>

const saidTo = (answers: Answers, { key }: Question) => (Object.hasOwn(answers, key) ? (answers[key] ?? '').trim() : '')

/** `Access to {System}` with what was answered; parts without an answer are left out. */
export function titleFrom({ title, questions }: Pick<StoredTemplate, 'title' | 'questions'>, answers: Answers): string {
  const said = title.replace(/\{([^{}]+)\}/g, (whole, label: string) => {
    const question = questions.find((one) => sameLabel(one.label, label))
    return question ? saidTo(answers, question).replace(/\s+/g, ' ') : whole
  })
  return said.replace(/\s+/g, ' ').trim().slice(0, 200)
}

export const placeholders = (title: string): string[] =>
  [...title.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '')

export const sameLabel = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** Each question in bold with its answer below, as a person would have written it; what they added themselves comes last. */
export function descriptionFrom(questions: readonly Question[], answers: Answers, more = ''): string {
  const said = questions.flatMap((question) => {
    const answer = saidTo(answers, question)
    return answer === '' ? [] : [`**${escaped(question.label)}**\n${answer}`]
  })
  return [...said, more.trim()].filter(Boolean).join('\n\n')
}

/** A label is text and no Markdown. */
const escaped = (label: string) => label.replace(/[\\*_`[\]<>]/g, '\\$&')

/** What keeps the form from being sent, by key of the question. */
export function unanswered(questions: readonly Question[], answers: Answers): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question): [string, string][] => {
      const answer = saidTo(answers, question)
      if (question.required && answer === '') return [[question.key, 'needs an answer']]
      const strange = question.answer === 'choice' && answer !== '' && !question.choices.includes(answer)
      return strange ? [[question.key, `is none of ${question.choices.join(', ')}`]] : []
    }),
  )
}
