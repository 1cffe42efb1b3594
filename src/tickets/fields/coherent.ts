// What makes sense together in a definition. Pure.
import { invalid } from '../../platform/errors.ts'
import type { FieldDefinition } from './contract.ts'
import { hasChoices } from './read-value.ts'

export interface Draft extends Pick<FieldDefinition, 'kind' | 'choices' | 'requesters'> {
  lowest: number | null
  highest: number | null
}

/** @throws DeskError invalid */
export function coherent({ kind, choices, requesters, lowest, highest }: Draft): void {
  if (hasChoices(kind) && !choices.some(({ retired }) => !retired))
    throw invalid('choices', 'are missing: say at least one that can be chosen')
  if (!hasChoices(kind) && choices.length > 0)
    throw invalid('choices', `are for the kinds choice and multi, not for ${kind}`)
  if (kind === 'person' && requesters === 'asked')
    throw invalid(
      'requesters',
      'cannot be asked for a person: they do not see who is here. Show it to them, or hide it',
    )
  limits(kind, lowest, highest)
}

function limits(kind: FieldDefinition['kind'], lowest: number | null, highest: number | null): void {
  const path = lowest === null ? 'max' : 'min'
  if (lowest === null && highest === null) return
  if (!['text', 'number', 'multi'].includes(kind)) throw invalid(path, `means nothing for a ${kind}: leave it out`)
  if (lowest !== null && highest !== null && lowest > highest) throw invalid('min', 'is greater than max')
  if (kind === 'number') return
  for (const [name, value] of [
    ['min', lowest],
    ['max', highest],
  ] as const)
    if (value !== null && (!Number.isInteger(value) || value < 0))
      throw invalid(name, 'is a count here: a whole number from 0')
  if (highest !== null && highest < 1) throw invalid('max', 'has to be at least 1')
  if (kind === 'text' && (highest ?? 0) > 4000) throw invalid('max', 'is more than 4000 characters, which is the most')
}
