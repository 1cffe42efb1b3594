// The mail that a text becomes, while it is written: on a desk or a phone, by day or by night.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Monitor, Moon, Smartphone, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDeferredValue, useEffect, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { onlyFields } from '../../../directory/field-error.ts'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { Kind, Language } from './text-words.ts'

interface Written {
  kind: Kind
  language: Language
  values: { subject: string; body: string }
}

// Asked when somebody pauses, not with every letter.
const pause = 400

function usePaused<T>(value: T): T {
  const latest = useDeferredValue(value)
  const [paused, setPaused] = useState(latest)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(latest), pause)
    return () => clearTimeout(timer)
  }, [latest])
  return paused
}

export function usePreview({ kind, language, values }: Written) {
  const subject = usePaused(values.subject)
  const body = usePaused(values.body)
  return useQuery({
    queryKey: ['mail-templates.preview', { kind, language, subject, body }] as const,
    queryFn: ({ signal }) => api('mail-templates.preview', { kind, language, subject, body }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  })
}

export function TextPreview({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const [phone, setPhone] = useState(false)
  const [dark, setDark] = useState(false)
  const shown = preview.data
  // What is wrong with a field stands at the field.
  const problem = onlyFields(preview.error, ['subject', 'body']) ? null : preview.error
  return (
    <section aria-label="Preview" className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center gap-1">
        <h2 className="mr-auto text-md font-semibold">Preview</h2>
        <Toggle label="As wide as a desk" icon={<Monitor />} on={!phone} onPress={() => setPhone(false)} />
        <Toggle label="As wide as a phone" icon={<Smartphone />} on={phone} onPress={() => setPhone(true)} />
        <span aria-hidden className="mx-1 h-5 w-px bg-line" />
        <Toggle label="By day" icon={<Sun />} on={!dark} onPress={() => setDark(false)} />
        <Toggle label="By night" icon={<Moon />} on={dark} onPress={() => setDark(true)} />
      </div>
      {problem && <ErrorNotice error={problem} inline />}
      {!shown && !preview.error && <Skeleton className="h-96 w-full" />}
      {!shown && preview.error && !problem && <p className="text-muted">It is shown here once it can be sent.</p>}
      {shown && (
        <>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
            {(['from', 'to', 'subject'] as const).map((term) => (
              <div key={term} className="contents">
                <dt className="text-muted">{{ from: 'From', to: 'To', subject: 'Subject' }[term]}</dt>
                <dd className="break-words">
                  <bdi>{shown[term]}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          <div
            className={cx(
              'h-144 max-w-full overflow-hidden rounded-md border border-line',
              phone ? 'w-90' : 'w-full',
              dark ? 'bg-black scheme-dark' : 'bg-white scheme-light',
            )}
          >
            {/* Nothing in it runs, and it belongs to no origin. */}
            <iframe title="The mail" sandbox="" srcDoc={shown.html} className="size-full border-0" />
          </div>
        </>
      )}
    </section>
  )
}

interface ToggleProps {
  label: string
  icon: ReactNode
  on: boolean
  onPress: () => void
}

const Toggle = ({ label, icon, on, onPress }: ToggleProps) => (
  <IconButton
    label={label}
    icon={icon}
    aria-pressed={on}
    onClick={onPress}
    className={on ? 'bg-selected text-text' : undefined}
  />
)
