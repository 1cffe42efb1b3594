// The entries that a search found; each opens with what was changed and what led to it.
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AbsoluteTime, RelativeTime } from '../../ui/time.tsx'
import { AuditEntrySheet } from './audit-entry.tsx'

export type AuditEntry = Output<'audit.list'>['items'][number]

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const [open, setOpen] = useState<string>()
  return (
    <>
      <Table label="Audit log">
        <thead>
          <tr>
            <Head>When</Head>
            <Head className="max-sm:hidden">Who</Head>
            <Head>What</Head>
            <Head className="max-md:hidden">To what</Head>
            <Head className="max-xl:hidden">By</Head>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} className="relative">
              <Cell className="text-muted tabular">
                <span className="sm:hidden">
                  <RelativeTime at={entry.at} />
                </span>
                <span className="max-sm:hidden">
                  <AbsoluteTime at={entry.at} />
                </span>
              </Cell>
              <Cell share={18} className="max-sm:hidden">
                <bdi>{entry.actor.name}</bdi>
              </Cell>
              <Cell share={44}>
                <button
                  type="button"
                  onClick={() => setOpen(entry.id)}
                  className="block w-full truncate text-left -outline-offset-2 after:absolute after:inset-0"
                >
                  <span className="sm:hidden">
                    <bdi>{entry.actor.name}</bdi>{' '}
                  </span>
                  {entry.withheld ? <span className="text-muted">{withheldWords}</span> : <bdi>{entry.summary}</bdi>}
                </button>
              </Cell>
              <Cell share={28} className="text-muted max-md:hidden">
                <bdi>{subjectWords(entry)}</bdi>
              </Cell>
              <Cell className="text-muted max-xl:hidden">{viaWords(entry)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <AuditEntrySheet id={open} onClose={() => setOpen(undefined)} />
    </>
  )
}

export const withheldWords = 'did something on a ticket that you may not see'

const kindWords = (kind: string) => kind.replaceAll(/[_-]/g, ' ')

export const subjectWords = ({ subject }: Pick<AuditEntry, 'subject'>) =>
  subject.label === null
    ? subject.kind === 'audit'
      ? 'The audit log'
      : kindWords(subject.kind)
    : `${subject.label}${subject.inBin ? ' (in the bin)' : ''}`

/** By which way somebody came; of a sign-in itself there is none yet. */
export function viaWords({ via, actor }: Pick<AuditEntry, 'via' | 'actor'>): string {
  if (via === null) return actor.kind === 'person' ? '' : 'The desk itself'
  return via.kind === 'session' ? 'Signed in' : `Key ${via.name ?? ''}`
}
