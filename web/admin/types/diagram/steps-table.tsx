// The same as the drawing, in words: each state, where a ticket goes on to, who takes it there and what has to be filled before.
import type { Workflow } from '../../../../src/tickets/workflow/model.ts'
import { requirementWords, whoWords } from '../../../../src/tickets/workflow/moves.ts'
import { kindWords } from '../../../../src/tickets/workflow/words.ts'
import { StatusIcon } from '../../../ui/status-icon.tsx'
import { Head, Table } from '../../../ui/table.tsx'

interface StepsTableProps {
  workflow: Workflow
  /** How many tickets stand in each state. */
  tickets?: Readonly<Record<string, number>>
}

const cell = 'border-b border-line px-3 py-1.5 align-top first:pl-4 last:pr-4'

export function StepsTable({ workflow, tickets }: StepsTableProps) {
  const { states, transitions, names } = workflow
  const nameOf = (key: string) => states.find((state) => state.key === key)?.name ?? key
  return (
    <Table label="States and steps">
      <thead>
        <tr>
          <Head>State</Head>
          <Head>From there to</Head>
          {tickets && <Head number>Tickets</Head>}
        </tr>
      </thead>
      <tbody>
        {states.map((state) => (
          <tr key={state.key}>
            <th scope="row" className={`${cell} min-w-28 font-normal sm:min-w-48`}>
              <span className="flex items-start gap-1.5">
                <StatusIcon status={state.kind} className="mt-0.5" />
                <span>
                  <bdi className="font-medium">{state.name}</bdi>
                  {kindWords[state.kind] !== state.name.toLowerCase() && (
                    <span className="block text-xs text-muted">{kindWords[state.kind]}</span>
                  )}
                </span>
              </span>
            </th>
            <td className={`${cell} w-full`}>
              <ul>
                {transitions
                  .filter(({ from }) => from === state.key)
                  .map((step) => (
                    <li key={step.to}>
                      <bdi>{nameOf(step.to)}</bdi>
                      <span className="text-muted">
                        {`, by ${step.who.map((one) => whoWords(one, names)).join(' or ')}`}
                        {step.required.length > 0 && `, with ${step.required.map(requirementWords).join(' and ')}`}
                      </span>
                    </li>
                  ))}
              </ul>
            </td>
            {tickets && (
              <td className={`${cell} text-right tabular`}>
                {counted(tickets[state.key]) ?? <span className="text-muted">None</span>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Counting stops at 10,000. */
export const counted = (count = 0) => (count === 0 ? null : count >= 10_000 ? '10,000+' : count.toLocaleString())
