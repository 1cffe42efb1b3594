// The size of the organisation, and what each size decides: shown before it is chosen, because it fills the workspace.
import type { Output } from '../../app/api.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

export type SizeInfo = Output<'setup.status'>['sizes'][number]

interface SizeChoiceProps {
  sizes: readonly SizeInfo[]
  value: SizeInfo['size']
  onChange: (size: SizeInfo['size']) => void
}

export const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const inNumbers = ({ teams, categories, roles }: SizeInfo) =>
  [
    counted(teams.length, 'team', 'teams'),
    counted(categories.length, 'category', 'categories'),
    counted(roles.length, 'role', 'roles'),
  ].join(', ')

export function SizeChoice({ sizes, value, onChange }: SizeChoiceProps) {
  const chosen = sizes.find(({ size }) => size === value)
  return (
    <div className="grid gap-3 md:grid-cols-[19rem_1fr]">
      <RadioCards
        legend="Size"
        legendHidden
        value={value}
        onChange={onChange}
        choices={sizes.map((one) => ({ value: one.size, label: one.title, hint: inNumbers(one) }))}
      />
      {chosen && <Decides size={chosen} />}
    </div>
  )
}

function Decides({ size }: { size: SizeInfo }) {
  return (
    <div aria-live="polite" className="rounded-md bg-sunken px-4 py-3 text-md">
      <p>{size.summary}</p>
      <dl className="mt-3 flex flex-col gap-2">
        <Names term="Teams" names={size.teams} />
        <Names term="Categories" names={size.categories} />
        <Names term="Roles" names={size.roles} />
      </dl>
    </div>
  )
}

function Names({ term, names }: { term: string; names: string[] }) {
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd>{names.join(', ')}</dd>
    </div>
  )
}

/** In the place of the choice while it is on its way. */
export function SizeChoiceSkeleton() {
  return (
    <div role="status" aria-label="Loading the sizes" className="grid gap-3 md:grid-cols-[19rem_1fr]">
      <div className="grid gap-2">
        {['startup', 'scaling', 'enterprise', 'global'].map((size) => (
          <div key={size} className="flex h-15 flex-col justify-center gap-2 rounded-md border border-line px-3">
            <Skeleton className="w-40" />
            <Skeleton className="w-52" />
          </div>
        ))}
      </div>
      <div className="rounded-md bg-sunken" />
    </div>
  )
}
