// What came of a try or of an import: numbers first, then what to know about them.
import type { ReactNode } from 'react'
import { statusWords, type TicketStatus } from '../../../src/tickets/workflow/kinds.ts'
import { Fact, Facts } from '../facts.tsx'
import { outcomeWords, undoneWords } from './import-words.ts'
import type { ImportRun } from './targets.ts'

type ImportOutcome = NonNullable<ImportRun['outcome']>

export function Outcome({ run }: { run: ImportRun }) {
  const { outcome, state } = run
  if (state === 'undone')
    return (
      <Said>
        <p role="status">{undoneWords(run)} The file can be brought in again.</p>
      </Said>
    )
  if (!outcome) return null
  return (
    <Said>
      <p role="status" className="font-medium tabular">
        {outcome.dryRun && 'A try: nothing came in. '}
        {state === 'stopped' && 'Stopped on the way; what came in stays. '}
        {outcomeWords(run)}
      </p>
      {outcome.states > 0 && (
        <p className="text-muted tabular">
          {outcome.states.toLocaleString()} of the skipped rows told other states of a ticket: they are its history.
        </p>
      )}
      {outcome.skipped > outcome.states && (
        <p className="text-muted tabular">
          {(outcome.skipped - outcome.states).toLocaleString()} of the skipped rows came in before, or twice in the
          file: an id comes in once from each source.
        </p>
      )}
      <div className="grid gap-x-10 gap-y-4 pt-2 md:grid-cols-3">
        <Tally title="Status" counts={inWords(outcome.counts.status)} />
        <Tally title="Priority" counts={outcome.counts.priority} />
        <Tally title="Category" counts={outcome.counts.category} />
      </div>
      <Notes outcome={outcome} />
    </Said>
  )
}

const Said = ({ children }: { children: ReactNode }) => (
  <section aria-label="Result" className="flex max-w-4xl flex-col gap-1 px-4 py-4">
    {children}
  </section>
)

const inWords = (counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts).map(([status, number]) => [statusWords[status as TicketStatus] ?? status, number] as const),
  )

const shown = 8

function Tally({ title, counts }: { title: string; counts: Record<string, number> }) {
  const all = Object.entries(counts).sort(([, one], [, other]) => other - one)
  if (all.length === 0) return null
  const rest = all.slice(shown)
  return (
    <Facts title={title}>
      {all.slice(0, shown).map(([name, number]) => (
        <Fact key={name} term={name}>
          {number.toLocaleString()}
        </Fact>
      ))}
      {rest.length > 0 && (
        <Fact term={`${rest.length.toLocaleString()} more`}>
          {rest.reduce((sum, [, number]) => sum + number, 0).toLocaleString()}
        </Fact>
      )}
    </Facts>
  )
}

const list = (names: readonly string[]) => {
  const more = names.length - 12
  return names.slice(0, 12).join(', ') + (more > 0 ? ` and ${more.toLocaleString()} more` : '')
}

function Notes({ outcome }: { outcome: ImportOutcome }) {
  const { dryRun, newCategories, newPeople, freeFields, unknownTeams, unknownAssignees } = outcome
  const notes = [
    newCategories.length > 0 && [
      dryRun ? 'Categories that would be made, under Imported' : 'Categories that were made, under Imported',
      list(newCategories),
    ],
    newPeople > 0 && [
      dryRun ? 'Requesters that would be added' : 'Requesters that were added',
      `${newPeople.toLocaleString()}; they cannot sign in until they are invited`,
    ],
    freeFields.length > 0 && ['Kept as free details', list(freeFields)],
    unknownTeams.length > 0 && ['Teams that are none here, kept as a detail', list(unknownTeams)],
    unknownAssignees.length > 0 && ['Assignees who are no agents here, kept as a detail', list(unknownAssignees)],
  ].filter((one): one is [string, string] => Array.isArray(one))
  if (notes.length === 0) return null
  return (
    <dl className="flex max-w-reading flex-col gap-2 pt-4">
      {notes.map(([term, text]) => (
        <div key={term}>
          <dt className="text-xs text-muted">{term}</dt>
          <dd className="break-words">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
