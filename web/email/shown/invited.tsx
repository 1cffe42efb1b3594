// The invitation that a mail holds, where the conversation stands: nobody opens a mail to learn when the meeting is.
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/queries.ts'
import { InvitationCard } from './invitation.tsx'

export function Invited({ ticket, message }: { ticket: string; message: string }) {
  const mail = useQuery({ ...query('messages.mail', { id: ticket, message }), staleTime: Number.POSITIVE_INFINITY })
  return mail.data?.invitation ? <InvitationCard invitation={mail.data.invitation} /> : null
}
