// Where a row of another desk stands here: its type by key or name, and its state in the workflow of that type.
import type { Context } from '../../platform/context.ts'
import * as types from '../types/store.ts'
import { settled } from '../workflow/mapping.ts'
import { either, type State } from '../workflow/model.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import type { TicketStatus } from '../workflow.ts'
import type { ImportRow } from './contract.ts'

export interface Place {
  type: string
  state: string
  status: TicketStatus
}

interface KnownType {
  key: string
  name: string
  active: boolean
  states: State[]
}

export type Places = readonly KnownType[]

/** Retired types too: what was theirs may come back. */
export async function importPlaces(ctx: Context): Promise<Places> {
  const rows = await types.all(ctx)
  return rows.map(({ key, name, active, workflow }) => ({
    key,
    name,
    active,
    states: (workflow ?? standardWorkflow).states,
  }))
}

export function placeOf(
  places: Places,
  { type, state, status }: Pick<ImportRow, 'type' | 'state' | 'status'>,
): Place | { problem: string } {
  const found = type === undefined ? places.find(({ active }) => active) : places.find((one) => isCalled(one, type))
  if (!found) return { problem: `type is none of ${either(places.map(({ key }) => key))}` }
  const { states } = found
  const standing = state === undefined ? settled(found, status ?? 'open') : states.find((one) => isCalled(one, state))
  if (!standing) return { problem: `state is none of ${either(states.map(({ key }) => key))}` }
  if (status && state !== undefined && standing.kind !== status)
    return { problem: `state ${standing.key} is of kind ${standing.kind}, and status says ${status}` }
  return { type: found.key, state: standing.key, status: standing.kind }
}

/** The type that a word means here, if any. */
export const typeCalled = (places: Places, word: string) => places.find((one) => isCalled(one, word))

/**
 * A row of a file means well: a type that there is none of here is left out, and a word that is the name of a state is that state.
 * @param theirs what the other desk calls the status
 */
export function settleIn(places: Places, row: ImportRow, theirs: string | undefined): ImportRow {
  const { type, ...others } = row
  const found = type === undefined ? places.find(({ active }) => active) : typeCalled(places, type)
  const known = found && type !== undefined ? { ...others, type } : others
  const state = theirs && found?.states.find((one) => isCalled(one, theirs))
  return state && (!row.status || row.status === state.kind)
    ? { ...known, state: state.key, status: state.kind }
    : known
}

const isCalled = ({ key, name }: { key: string; name: string }, word: string) =>
  key === word.trim().toLowerCase() || name.toLowerCase() === word.trim().toLowerCase()
