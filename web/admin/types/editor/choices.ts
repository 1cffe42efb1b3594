// Whom a step can be for, and what it can ask for.
import { useQuery } from '@tanstack/react-query'
import { plainRequirements, type Requirement, type Who } from '../../../../src/tickets/workflow/model.ts'
import { requirementWords, whoWords } from '../../../../src/tickets/workflow/moves.ts'
import type { Option } from '../../../ui/combobox.tsx'
import { allOf } from '../../all-of.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export interface StepChoices {
  who: readonly Option[]
  required: readonly Option[]
}

export function useStepChoices(): StepChoices {
  const roles = useQuery(allOf('roles.list')).data ?? []
  const teams = useQuery(allOf('teams.list')).data ?? []
  const fields = useQuery(allOf('fields.list')).data ?? []
  return {
    who: [
      { value: 'agents', label: 'Agents', detail: 'who work the ticket' },
      { value: 'requester', label: 'The requester' },
      ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: name, detail: 'team' })),
      ...roles.map(({ id, name }) => ({ value: `role:${id}`, label: name, detail: 'role' })),
    ],
    required: [
      ...plainRequirements.map((one) => ({ value: one, label: capital(requirementWords(one)) })),
      ...fields
        .filter(({ active }) => active)
        .map(({ key, label }) => ({ value: `field.${key}`, label, detail: 'field' })),
    ],
  }
}

/** What is chosen already stays a choice, even where the list no longer has it. */
const withChosen = (
  options: readonly Option[],
  chosen: readonly (Who | Requirement)[],
  words: (one: string) => string,
): Option[] => [
  ...options,
  ...chosen
    .filter((one) => !options.some(({ value }) => value === one))
    .map((one) => ({ value: one, label: capital(words(one)) })),
]

export const whoOptions = ({ who }: StepChoices, chosen: readonly Who[], names: Record<string, string> = {}) =>
  withChosen(who, chosen, (one) => whoWords(one, names))

export const requiredOptions = ({ required }: StepChoices, chosen: readonly Requirement[]) =>
  withChosen(required, chosen, requirementWords)
