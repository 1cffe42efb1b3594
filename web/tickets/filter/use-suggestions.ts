// What completion offers for what is being typed: keys, and the values of one, with the names that this workspace has.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Choice, compares, type ValueKind } from '../../../src/tickets/filter/index.ts'
import { query } from '../../app/queries.ts'
import { type TicketField, useAgents, useCategories, useFields, usePeople, useTeams, useTypes } from '../choices.ts'
import { spell } from './parts.ts'
import { fitting, keysFor, type Suggestion, type Typing } from './typing.ts'

const value = (written: string, label: string, detail?: string): Suggestion => ({
  insert: spell(written),
  label,
  ...(detail && { detail }),
  whole: true,
})
const choices = (all: readonly Choice[] = []) => all.map((one) => value(one.value, one.value, one.help))

export function useSuggestions({ term, typed }: Typing): Suggestion[] {
  const fields = useFields()
  const names = useNames(term?.kind, term?.key ?? '', typed, fields)
  if (!term) return keysFor(typed, fields)
  const words = [...choices(term.choices), ...choices(term.words)]
  const fixed = ['tag', 'people'].includes(names.found ?? '')
  const found = fixed ? [...fitting(words, typed), ...names.all] : fitting([...words, ...names.all], typed)
  return compares(term) && typed === '' && term.kind !== 'field' ? [...found, ...examples(term.kind)] : found
}

interface Names {
  all: Suggestion[]
  /** The server has looked for them: nothing here leaves any out. */
  found?: 'tag' | 'people'
}

function useNames(kind: ValueKind | undefined, key: string, typed: string, fields: readonly TicketField[]): Names {
  const field = kind === 'field' ? fields.find((one) => `field.${one.key}` === key) : undefined
  const anybody = (kind === 'person' && key !== 'assignee') || field?.kind === 'person'
  const teams = useTeams(kind === 'team')
  const categories = useCategories(kind === 'category')
  const agents = useAgents(key === 'assignee')
  const types = useTypes(kind === 'type' || kind === 'state')
  const { people } = usePeople(anybody ? typed : '', anybody)
  const organisations = useQuery({ ...query('organisations.list', { limit: 200 }), enabled: kind === 'organisation' })
  const tags = useQuery({
    ...query('tags.list', typed ? { q: typed.slice(0, 40) } : {}),
    enabled: kind === 'tag',
    placeholderData: keepPreviousData,
  })
  if (anybody) return { all: people.map(({ name, email }) => value(email, name, email)), found: 'people' }
  if (field) return { all: ofField(field) }
  switch (kind) {
    case 'team':
      return { all: teams.map(({ name }) => value(name, name)) }
    case 'category':
      return { all: categories.map(({ path, active }) => value(path, path, active ? undefined : 'Retired')) }
    case 'person':
      return { all: agents.map(({ name, email }) => value(email, name, email)) }
    case 'organisation':
      return { all: (organisations.data?.items ?? []).map(({ name }) => value(name, name)) }
    case 'type':
      return { all: types.map((type) => value(type.key, type.name)) }
    case 'state': {
      const states = types.flatMap((type) => type.states.map((state) => value(state.key, state.name)))
      return { all: [...new Map(states.map((one) => [one.insert, one])).values()] }
    }
    case 'tag':
      return { all: (tags.data?.items ?? []).map((tag) => value(tag, tag)), found: 'tag' }
    default:
      return { all: [] }
  }
}

function ofField({ kind, choices: offered }: TicketField): Suggestion[] {
  const always = [value('none', 'none', 'Nothing noted'), { ...value('*', '*', 'Something noted'), insert: '*' }]
  if (kind === 'checkbox') return [value('yes', 'yes'), value('no', 'no'), ...always]
  if (kind === 'date') return [...examples('date'), ...always]
  return [...offered.map(({ key, label }) => value(key, label)), ...always]
}

function examples(kind: ValueKind): Suggestion[] {
  const plain = (insert: string, detail: string, whole = true) => ({ insert, label: insert, detail, whole })
  if (kind !== 'date') return []
  return [
    plain('today', 'Since midnight'),
    plain('yesterday', 'The day before'),
    plain('this-week', 'Since Monday'),
    plain('-7d', 'In the last seven days'),
    plain('<-7d', 'Longer ago than seven days'),
    plain('..+7d', 'Until in seven days'),
  ]
}
