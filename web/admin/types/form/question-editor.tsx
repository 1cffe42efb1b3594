// The questions of a form, one line each; the one that is worked on opens below its line.
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { fieldError } from '../../../directory/field-error.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import { answerWords, type EditedQuestion, movedBy, withQuestion } from './form-values.ts'

interface QuestionEditorProps {
  questions: EditedQuestion[]
  onChange: (questions: EditedQuestion[]) => void
  error: Error | null
  disabled: boolean
}

const most = 30

export function QuestionEditor({ questions, onChange, error, disabled }: QuestionEditorProps) {
  const [selected, setSelected] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  const obstacle =
    questions.length >= most
      ? `A form asks ${most} questions at most.`
      : label.trim() === ''
        ? 'Write the question first.'
        : null
  const add = () => {
    if (obstacle) return
    const next = withQuestion(questions, label)
    onChange(next)
    setSelected(next.at(-1)?.key ?? null)
    setLabel('')
  }
  return (
    <div className="flex flex-col gap-3">
      {questions.length > 0 && (
        <ul aria-label="Questions" className="rounded-md border border-line">
          {questions.map((question, index) => (
            <li key={question.key} className="border-b border-line last:border-b-0">
              <QuestionLine
                question={question}
                open={question.key === selected || hasError(error, index)}
                onToggle={() => setSelected(question.key === selected ? null : question.key)}
              />
              {(question.key === selected || hasError(error, index)) && (
                <QuestionFields
                  question={question}
                  place={index}
                  count={questions.length}
                  error={error}
                  disabled={disabled}
                  onChange={(change) =>
                    onChange(questions.map((one) => (one.key === question.key ? { ...one, ...change } : one)))
                  }
                  onMove={(by) => onChange(movedBy(questions, question.key, by))}
                  onRemove={() => onChange(questions.filter(({ key }) => key !== question.key))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <div className="flex items-end gap-2">
          <Field label="New question" className="min-w-0 flex-1">
            <Input
              dir="auto"
              maxLength={120}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
          </Field>
          <Button icon={<Plus />} disabledReason={obstacle} onClick={add}>
            Add question
          </Button>
        </div>
      )}
    </div>
  )
}

const parts = ['label', 'help', 'choices', 'key'] as const
const hasError = (error: Error | null, index: number) =>
  parts.some((part) => fieldError(error, `template.questions.${index}.${part}`, '') !== undefined)

interface QuestionLineProps {
  question: EditedQuestion
  open: boolean
  onToggle: () => void
}

function QuestionLine({ question: { label, answer, required }, open, onToggle }: QuestionLineProps) {
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex min-h-9 w-full items-center gap-2 px-3 py-1 text-left -outline-offset-2 hover:bg-hover coarse:min-h-11"
    >
      <Chevron aria-hidden className="text-muted" />
      <bdi className="min-w-0 flex-1 truncate font-medium">
        {label || <span className="text-muted">No question</span>}
      </bdi>{' '}
      <span className="text-muted">
        {answerWords[answer]}
        {required && ', required'}
      </span>
    </button>
  )
}

interface QuestionFieldsProps {
  question: EditedQuestion
  place: number
  count: number
  error: Error | null
  disabled: boolean
  onChange: (change: Partial<EditedQuestion>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

const answers = (['short', 'long', 'choice'] as const).map((value) => ({ value, label: answerWords[value] }))

function QuestionFields(props: QuestionFieldsProps) {
  const { question, place, count, error, disabled, onChange, onMove, onRemove } = props
  const wrong = (part: (typeof parts)[number], subject: string) =>
    fieldError(error, `template.questions.${place}.${part}`, subject)
  const named = question.label || 'this question'
  return (
    <div className="flex flex-col gap-3 px-3 pt-1 pb-3 sm:pl-9">
      <Field label="Question" error={wrong('label', 'The question') ?? wrong('key', 'Its key')}>
        <Input
          dir="auto"
          maxLength={120}
          disabled={disabled}
          value={question.label}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </Field>
      <Field label="Help" hint="Stands below the field." optional error={wrong('help', 'The help')}>
        <Input
          dir="auto"
          maxLength={400}
          disabled={disabled}
          value={question.help}
          onChange={(event) => onChange({ help: event.target.value })}
        />
      </Field>
      <Field label="Answer">
        <Select
          label="Answer"
          value={question.answer}
          onChange={(answer) => onChange({ answer })}
          choices={answers}
          disabled={disabled}
        />
      </Field>
      {question.answer === 'choice' && (
        <Field label="Choices" hint="One per line, two at least." error={wrong('choices', 'The choices')}>
          <Textarea
            rows={3}
            disabled={disabled}
            value={question.choices}
            onChange={(event) => onChange({ choices: event.target.value })}
          />
        </Field>
      )}
      <Checkbox
        checked={question.required}
        disabled={disabled}
        onChange={(event) => onChange({ required: event.target.checked })}
        label="Required"
        hint="The ticket is not opened without an answer."
      />
      {!disabled && (
        <div className="flex items-center gap-1">
          <IconButton
            label={`Move ${named} up`}
            icon={<ArrowUp />}
            disabledReason={place === 0 ? 'It is the first already.' : null}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={`Move ${named} down`}
            icon={<ArrowDown />}
            disabledReason={place === count - 1 ? 'It is the last already.' : null}
            onClick={() => onMove(1)}
          />
          <Button icon={<Trash2 />} variant="ghost" className="text-red!" onClick={onRemove}>
            Remove question
          </Button>
        </div>
      )}
    </div>
  )
}
