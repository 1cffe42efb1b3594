// The form as people meet it, to be tried out, and the ticket that their answers make.
import { useState } from 'react'
import { type Answers, descriptionFrom, titleFrom } from '../../../../src/tickets/types/contract/template.ts'
import { QuestionFields } from '../../../tickets/new-ticket/question-fields.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { linesOf } from '../../record/lines.ts'
import { inLines, type Template, toQuestions } from './form-values.ts'

interface FormPreviewProps {
  template: Template
  category: string | null
}

export function FormPreview({ template, category }: FormPreviewProps) {
  const [answers, setAnswers] = useState<Answers>({})
  const questions = toQuestions(template.questions)
  const answered = Object.values(answers).some((answer) => answer.trim() !== '')
  const title = answered ? titleFrom({ title: template.title, questions }, answers) : template.title
  const description = descriptionFrom(questions, answers)
  const tags = linesOf(template.tags)
  const checklist = inLines(template.checklist)
  return (
    <section
      aria-label="Preview"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
      className="flex flex-col gap-4 rounded-md border border-line bg-sunken p-4"
    >
      <h2 className="text-xs text-muted">Preview: what people are asked</h2>
      {questions.length === 0 ? (
        <p className="text-muted">Nothing beside title and description.</p>
      ) : (
        <QuestionFields
          questions={questions}
          answers={answers}
          problems={{}}
          onAnswer={(key, answer) => setAnswers({ ...answers, [key]: answer })}
        />
      )}
      <h2 className="border-t border-line pt-3 text-xs text-muted">What comes of it</h2>
      <p className="break-words">
        <span className="text-muted">Title: </span>
        <bdi>{title || 'as they write it'}</bdi>
      </p>
      {description && <Markdown source={description} />}
      {category && (
        <p className="break-words">
          <span className="text-muted">Category: </span>
          <bdi>{category}</bdi>
        </p>
      )}
      {tags.length > 0 && (
        <p className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      )}
      {checklist.length > 0 && (
        <div>
          <p className="text-muted">Checklist, for those who work it:</p>
          <ul className="list-disc pl-4">
            {checklist.map((item) => (
              <li key={item} className="break-words">
                {item}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
