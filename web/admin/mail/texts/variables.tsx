// What a text may name: pressed, it stands where one was writing.
import { FormSection } from '../../admin-page.tsx'
import type { MailText } from './text-words.ts'

interface VariablesProps {
  variables: MailText['variables']
  locked: string | null
  onInsert: (name: string) => void
}

const shapes = { text: '', link: ', a link', block: ', a paragraph of its own' }

export function Variables({ variables, locked, onInsert }: VariablesProps) {
  return (
    <FormSection title="Variables" text="Filled in for each person. Press one to put it where you write.">
      <ul className="flex flex-col">
        {variables.map(({ name, meaning, shape }) => (
          <li key={name} className="flex min-h-7 flex-wrap items-baseline gap-x-3 border-b border-line py-1">
            <button
              type="button"
              disabled={locked !== null}
              onClick={() => onInsert(name)}
              className="tap rounded-sm font-mono text-xs text-accent-text underline decoration-line-strong hover:decoration-current"
            >
              {`{{${name}}}`}
            </button>
            <span className="min-w-0 flex-1 text-muted">
              {meaning}
              {shapes[shape]}
            </span>
          </li>
        ))}
      </ul>
    </FormSection>
  )
}
