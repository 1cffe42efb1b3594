// Words of the file that stand for one of ours. What has no equal comes first: there the field keeps its default.
import { statusWords } from '../../../src/tickets/workflow/kinds.ts'
import { useTypes } from '../../tickets/choices.ts'
import { Badge } from '../../ui/badge.tsx'
import { Select } from '../../ui/select.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import type { ImportRun } from './targets.ts'
import { targetWords } from './targets.ts'

type Value = ImportRun['values'][number]
type Wish = { values: Partial<Record<Value['field'], Record<string, string | null>>> }

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
const plain = (...words: string[]) => words.map((value) => ({ value, label: capital(value) }))

const scales = plain('high', 'medium', 'low')
const fixed = {
  status: Object.entries(statusWords).map(([value, word]) => ({ value, label: capital(word) })),
  priority: plain('P1', 'P2', 'P3', 'P4'),
  impact: scales,
  urgency: scales,
  channel: plain('email', 'portal', 'chat', 'phone', 'api', 'alert'),
}

interface WordsProps {
  run: ImportRun
  locked: string | null
  change: (wish: Wish) => void
}

export function Words({ run, locked, change }: WordsProps) {
  const types = useTypes(locked === null).map(({ key, name }) => ({ value: key, label: name }))
  const words = [...run.values].sort((one, other) => Number(one.ours !== null) - Number(other.ours !== null))
  const unknown = words.filter(({ ours }) => ours === null).length
  if (words.length === 0) return null
  return (
    <section aria-label="Words" className="border-t border-line">
      <div className="px-4 pt-3 pb-2">
        <h2 className="text-md font-semibold">Words</h2>
        <p className="text-muted tabular">
          {unknown === 0
            ? 'Every word has an equal here.'
            : `${unknown} of ${words.length} ${unknown === 1 ? 'has' : 'have'} no equal here: unless you give one, those fields keep their default.`}
        </p>
      </div>
      <Table label="Words">
        <thead>
          <tr>
            <Head className="max-sm:hidden">Field</Head>
            <Head>There</Head>
            <Head>Here</Head>
            <Head number className="max-sm:hidden">
              Rows
            </Head>
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <Row key={`${word.field} ${word.theirs}`}>
              <Cell className="text-muted max-sm:hidden">{targetWords[word.field]}</Cell>
              <Cell share={38}>
                <bdi>{word.theirs}</bdi>
                <span className="text-xs text-muted sm:hidden"> · {targetWords[word.field]}</span>
              </Cell>
              <Cell className="w-44 max-w-none py-0.5 sm:w-[38%]">
                <Ours word={word} types={types} locked={locked} change={change} />
              </Cell>
              <Cell number className="text-muted max-sm:hidden">
                {word.rows.toLocaleString()}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

const none = ''

interface OursProps {
  word: Value
  types: { value: string; label: string }[]
  locked: string | null
  change: (wish: Wish) => void
}

function Ours({ word: { field, theirs, ours, by }, types, locked, change }: OursProps) {
  const choices = field === 'type' ? types : fixed[field]
  const label = choices.find(({ value }) => value === ours)?.label ?? ours
  if (locked !== null) return label ?? <span className="text-muted">No equal</span>
  const known = ours === null || choices.some(({ value }) => value === ours)
  const offered = [
    { value: none, label: by === 'hand' ? 'As it was guessed' : 'No equal' },
    ...(known ? [] : [{ value: ours, label: ours }]),
    ...choices,
  ]
  return (
    <div className="flex items-center gap-2">
      <div className="w-40 sm:w-60">
        <Select
          label={`${theirs} is`}
          value={ours ?? none}
          onChange={(next) => {
            if (next !== none || by === 'hand')
              change({ values: { [field]: { [theirs]: next === none ? null : next } } })
          }}
          choices={offered.filter(({ value }) => value !== none || ours === null || by === 'hand')}
        />
      </div>
      {ours === null && (
        <Badge tone="amber" className="max-sm:hidden">
          No equal
        </Badge>
      )}
    </div>
  )
}
