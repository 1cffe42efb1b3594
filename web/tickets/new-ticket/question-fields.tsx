// What the form of a type asks, question by question.
import type { Answers, Question } from '../../../src/tickets/types/contract/template.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'

interface QuestionFieldsProps {
  questions: readonly Question[]
  answers: Answers
  onAnswer: (key: string, answer: string) => void
  /** What is wrong, by key of the question. */
  problems: Readonly<Record<string, string | undefined>>
  disabled?: boolean
}

export function QuestionFields({ questions, answers, onAnswer, problems, disabled = false }: QuestionFieldsProps) {
  return questions.map((question) => {
    const { key, label, help, required } = question
    return (
      <Field key={key} label={label} {...(help && { hint: help })} optional={!required} error={problems[key]}>
        <Answer
          question={question}
          value={answers[key] ?? ''}
          onChange={(answer) => onAnswer(key, answer)}
          disabled={disabled}
        />
      </Field>
    )
  })
}

interface AnswerProps {
  question: Question
  value: string
  onChange: (answer: string) => void
  disabled: boolean
}

function Answer({ question: { answer, choices }, value, onChange, disabled }: AnswerProps) {
  const shared = { dir: 'auto' as const, disabled, value }
  if (answer === 'long')
    return (
      <Textarea
        {...shared}
        rows={3}
        maxRows={10}
        maxLength={10_000}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  if (answer === 'short')
    return <Input {...shared} maxLength={400} onChange={(event) => onChange(event.target.value)} />
  return (
    <Select
      value={choices.includes(value) ? value : ''}
      onChange={onChange}
      disabled={disabled}
      choices={[{ value: '', label: 'Choose' }, ...choices.map((choice) => ({ value: choice, label: choice }))]}
    />
  )
}
