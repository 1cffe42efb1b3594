// Where resolving or reopening leads, asked only where the workflow has several states for it.
import { useState } from 'react'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { StatusIcon } from '../../ui/status-icon.tsx'
import type { MoveAct, Ticket } from './sides.ts'
import { movesBy } from './sides.ts'
import { takeWanted } from './wanted-state.ts'

export function useTarget(ticket: Ticket, by: MoveAct) {
  const moves = movesBy(ticket, by)
  const [chosen, setChosen] = useState(takeWanted)
  const known = moves.find(({ state }) => state.key === chosen) ?? moves[0]
  const state = moves.length > 1 ? known?.state.key : undefined
  return { moves, state, choose: setChosen, wish: state === undefined ? {} : { state } }
}

export function TargetField({ target: { moves, state, choose } }: { target: ReturnType<typeof useTarget> }) {
  if (state === undefined) return null
  return (
    <Field label="New status" className="mt-3">
      <Select
        value={state}
        onChange={choose}
        choices={moves.map((move) => ({
          value: move.state.key,
          label: move.state.name,
          icon: <StatusIcon status={move.status} />,
        }))}
      />
    </Field>
  )
}
