// Narrows the ledger down to a mailbox or a sender; both stand in the address.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { query } from '../../app/queries.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import type { LedgerSearch } from './ledger-search.ts'

export function LedgerFilters({ search }: { search: LedgerSearch }) {
  const navigate = useNavigate()
  const put = (change: { mailbox?: string | undefined; from?: string | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value))
    void navigate({ to: '/desk/mail', search: next, replace: true })
  }
  const mailboxes = useQuery(query('mailboxes.list', { limit: 200 })).data?.items ?? []
  return (
    <>
      {(mailboxes.length > 1 || search.mailbox) && (
        <div className="w-44 max-sm:w-auto max-sm:min-w-32 max-sm:flex-1">
          <Combobox
            label="Mailbox"
            none="Any mailbox"
            placeholder="Any mailbox"
            options={mailboxes.map(({ id, name, address }) => ({ value: id, label: name, detail: address }))}
            value={search.mailbox ?? null}
            onChange={(mailbox) => put({ mailbox: mailbox ?? undefined })}
          />
        </div>
      )}
      <Sender key={search.from} value={search.from ?? ''} onEnter={(from) => put({ from })} />
    </>
  )
}

/** An address is looked up when it is entered, not letter by letter. */
function Sender({ value, onEnter }: { value: string; onEnter: (from: string | undefined) => void }) {
  const [typed, setTyped] = useState(value)
  const enter = () => typed.trim() !== value && onEnter(typed.trim() || undefined)
  return (
    <div className="w-56 max-sm:w-auto max-sm:min-w-40 max-sm:flex-1">
      <Input
        type="search"
        aria-label="Sender’s address"
        placeholder="Sender’s address"
        maxLength={320}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={enter}
        onKeyDown={(event) => event.key === 'Enter' && enter()}
      />
    </div>
  )
}
