// The form of a type, from how it is kept to how it is edited and back.
import { expect, test } from 'vitest'
import type { TypeOfTicket } from '../type-values.ts'
import { effectsOf, movedBy, readForm, toTemplate, withQuestion } from './form-values.ts'

const kept = {
  title: 'Access to {System}',
  questions: [
    { key: 'system', label: 'System', help: '', required: true, answer: 'short', choices: [] },
    {
      key: 'term',
      label: 'How long?',
      help: '',
      required: false,
      answer: 'choice',
      choices: ['A week, or less', 'For good'],
    },
  ],
  category: { id: 'c', name: 'Access', path: 'Access' },
  tags: ['access', 'new'],
  checklist: ['Ask the owner, in writing', 'Give it'],
}
const read = () => readForm({ template: kept } as unknown as TypeOfTicket)

test('what is read and not changed is sent as it was', () => {
  const [system, term] = kept.questions
  expect(toTemplate(read().template)).toEqual({
    ...kept,
    questions: [{ ...system, choices: undefined }, term].map((one) => JSON.parse(JSON.stringify(one))),
    category: 'c',
  })
})

test('a new question is sent without a key, and the others keep theirs wherever they stand', () => {
  const { template } = read()
  const questions = movedBy(withQuestion(template.questions, ' Why? '), 'term', -1)
  expect(toTemplate({ ...template, questions }).questions?.map(({ key, label }) => [key, label])).toEqual([
    ['term', 'How long?'],
    ['system', 'System'],
    [undefined, 'Why?'],
  ])
  expect(new Set(withQuestion(withQuestion(questions, 'A'), 'B').map(({ key }) => key)).size).toBe(5)
})

test('the outermost questions stay where they are', () => {
  const { questions } = read().template
  expect(movedBy(questions, 'system', -1)).toEqual(questions)
  expect(movedBy(questions, 'term', 1)).toEqual(questions)
})

test('only what was changed is told', () => {
  const before = read()
  expect(effectsOf(before, read())).toEqual([])
  expect(effectsOf(before, { template: { ...before.template, checklist: 'Give it' } })).toHaveLength(1)
  expect(effectsOf(before, { template: { ...before.template, title: '', tags: '' } })).toHaveLength(2)
})
