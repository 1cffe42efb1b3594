// The one-time link by which somebody sets their password. Shown once, to whoever made it.
import { useMutation } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { plainReason } from '../roles/plain-reason.ts'
import type { Person } from './people-table.tsx'

export function Invitation({ person, locked }: { person: Person; locked: string | null }) {
  const invite = useMutation({ mutationFn: () => api('people.invite', { id: person.id }) })
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-xs text-muted">Way in</h2>
      <p>
        {!person.active
          ? 'Deactivated: cannot sign in.'
          : person.canSignIn
            ? 'Signs in with address and password.'
            : 'Has no password yet, so cannot sign in.'}
      </p>
      {invite.data ? (
        <>
          <CopyField label={`Invitation link for ${person.name}`} value={invite.data.url} />
          <p className="text-muted">
            Shown only now. Hand it over where only <bdi>{person.name}</bdi> reads it: whoever opens it sets the
            password. It works once, until <AbsoluteTime at={invite.data.expiresAt} />.
          </p>
        </>
      ) : (
        <>
          <Button
            icon={<Link2 />}
            busy={invite.isPending}
            disabledReason={locked ?? plainReason(person.can.invite)}
            onClick={() => invite.mutate()}
            className="self-start"
          >
            {person.canSignIn ? 'Make a link for a new password' : 'Make an invitation link'}
          </Button>
          {person.canSignIn && (
            <p className="text-xs text-muted">
              The old password works until the link is used. Earlier links stop working.
            </p>
          )}
        </>
      )}
      {invite.error && <ErrorNotice error={invite.error} inline />}
    </section>
  )
}
