// The fields that every workspace starts with: the context for diagnosis. Workspaces that are older got the same by a migration.

import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Choice, FieldKind, ToRequesters } from './contract.ts'
import * as store from './definition.store.ts'

interface PresetField {
  key: string
  label: string
  hint: string
  kind: FieldKind
  choices?: Choice[]
  requesters: z.output<typeof ToRequesters>
}

const choice = (key: string, label: string): Choice => ({ key, label, retired: false })

const context: PresetField[] = [
  {
    key: 'device',
    label: 'Device',
    hint: 'Which device is it? Its name, or what is printed on its label.',
    kind: 'text',
    requesters: 'asked',
  },
  {
    key: 'location',
    label: 'Location',
    hint: 'Where does it happen? A site, a building, a room, at home.',
    kind: 'text',
    requesters: 'asked',
  },
  {
    key: 'last_known_good',
    label: 'Last known good',
    hint: 'The last day on which it still worked.',
    kind: 'date',
    requesters: 'shown',
  },
  {
    key: 'reproducible',
    label: 'Reproducible',
    hint: 'Does it happen again when you try again?',
    kind: 'choice',
    choices: [choice('yes', 'Yes'), choice('no', 'No'), choice('unknown', 'Not sure')],
    requesters: 'asked',
  },
]

export async function addPresetFields(ctx: Context): Promise<void> {
  for (const [index, field] of context.entries()) {
    await store.insert(ctx, {
      id: ctx.newId(),
      choices: [],
      ...field,
      types: ['incident', 'bug'],
      categories: [],
      required: 'never',
      lowest: null,
      highest: null,
      position: index + 1,
    })
  }
}
