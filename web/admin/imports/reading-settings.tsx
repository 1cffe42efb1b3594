// What is true of the whole file: whose export it is, what its ids belong to, which clock its times were read from.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../app/queries.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import type { ImportRun } from './targets.ts'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}))

interface ReadingSettingsProps {
  run: ImportRun
  change: (wish: { source?: string; profile?: string; timeZone?: string; dateOrder?: ImportRun['dateOrder'] }) => void
}

export function ReadingSettings({ run, change }: ReadingSettingsProps) {
  const profiles = useQuery(query('import-profiles.list', {}))
  const known = profiles.data?.items ?? (run.profile ? [run.profile] : [])
  return (
    <section
      aria-label="The file"
      className="mt-3 grid max-w-4xl gap-x-6 gap-y-4 border-t border-line px-4 py-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      <Field label="Export of" hint="Lays the columns out anew">
        <Select
          value={run.profile?.key ?? 'none'}
          onChange={(profile) => change({ profile })}
          choices={[
            { value: 'none', label: 'Another desk' },
            ...known.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
      </Field>
      <Source key={run.source} source={run.source} onChange={(source) => change({ source })} />
      <Field label="Time zone" hint="Of times that name none">
        <Combobox
          label="Time zone"
          options={zones}
          value={run.timeZone}
          onChange={(zone) => zone && change({ timeZone: zone })}
        />
      </Field>
      <Field label="03-04-2026 is" hint="If a column does not tell by itself">
        <Select
          value={run.dateOrder}
          onChange={(dateOrder) => change({ dateOrder })}
          choices={[
            { value: 'auto', label: 'Found out' },
            { value: 'day first', label: '3 April' },
            { value: 'month first', label: 'March 4' },
          ]}
        />
      </Field>
    </section>
  )
}

function Source({ source, onChange }: { source: string; onChange: (source: string) => void }) {
  const [typed, setTyped] = useState(source)
  const keep = () => {
    if (typed.trim() && typed.trim() !== source) onChange(typed.trim())
    else setTyped(source)
  }
  return (
    <Field label="Name of the source" hint="An id comes in once from each">
      <Input
        value={typed}
        maxLength={80}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
    </Field>
  )
}
