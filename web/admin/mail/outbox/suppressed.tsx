// Addresses that are not written to: because mail came back from them, or because somebody said so.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../app/api.ts'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { Listed } from '../../../app/listed.tsx'
import { pages } from '../../../app/queries.ts'
import { fieldError, onlyFields } from '../../../directory/field-error.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Cell, Head, Row, Table } from '../../../ui/table.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { tip } from '../../../ui/tip.ts'
import { toast } from '../../../ui/toast.ts'
import { useMissing } from '../../add-link.tsx'

type Address = Output<'suppressed-addresses.list'>['items'][number]

export function Suppressed() {
  const addresses = useInfiniteQuery(pages('suppressed-addresses.list', { limit: 100 }))
  const locked = useMissing('mail.manage')
  return (
    <>
      <Add locked={locked} />
      <Listed
        query={addresses}
        items={addresses.data?.pages.flatMap(({ items }) => items)}
        noun="addresses"
        empty={
          <EmptyState>Every address is written to. One that mail comes back from for good is put here.</EmptyState>
        }
      >
        {(some) => (
          <Table label="Addresses not written to">
            <thead>
              <tr>
                <Head>Address</Head>
                <Head className="max-sm:hidden">Why</Head>
                <Head className="max-md:hidden">Since</Head>
                <Head>
                  <span className="sr-only">Write again</span>
                </Head>
              </tr>
            </thead>
            <tbody>
              {some.map((one) => (
                <Line key={one.address} one={one} locked={locked} />
              ))}
            </tbody>
          </Table>
        )}
      </Listed>
    </>
  )
}

const useAgain = () => {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['suppressed-addresses.list'] })
}

function Add({ locked }: { locked: string | null }) {
  const again = useAgain()
  const [address, setAddress] = useState('')
  const adding = useMutation({
    mutationFn: () => api('suppressed-addresses.add', { address }, { idempotencyKey: newKey() }),
    onSuccess: () => {
      again()
      setAddress('')
    },
  })
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-2 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!locked) adding.mutate()
      }}
    >
      <Field
        label="Write no more to"
        error={fieldError(adding.error, 'address', 'The address')}
        className="w-72 max-sm:w-full"
      >
        <Input
          type="email"
          placeholder="name@example.com"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </Field>
      <Button type="submit" busy={adding.isPending} disabledReason={locked}>
        Add
      </Button>
      {adding.error && !onlyFields(adding.error, ['address']) && <ErrorNotice error={adding.error} inline />}
    </form>
  )
}

function Line({ one, locked }: { one: Address; locked: string | null }) {
  const again = useAgain()
  const removal = useMutation({
    mutationFn: () => api('suppressed-addresses.remove', { address: one.address }),
    onSuccess: () => {
      again()
      toast(`${one.address} is written to again`)
    },
  })
  return (
    <Row>
      <Cell share={36}>
        <bdi className="block truncate" {...tip(one.address)}>
          {one.address}
        </bdi>
        <span className="block truncate text-xs text-muted sm:hidden">{one.reason}</span>
        {removal.error && <ErrorNotice error={removal.error} inline />}
      </Cell>
      <Cell share={48} className="text-muted max-sm:hidden">
        {one.reason}
        {one.by && (
          <>
            {' '}
            <bdi>{one.by.name}</bdi>
          </>
        )}
      </Cell>
      <Cell className="text-muted max-md:hidden">
        <RelativeTime at={one.at} />
      </Cell>
      <Cell className="text-right">
        <Button variant="ghost" busy={removal.isPending} disabledReason={locked} onClick={() => removal.mutate()}>
          Write again
        </Button>
      </Cell>
    </Row>
  )
}
