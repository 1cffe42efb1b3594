// The tables of what leaves, as Kysely sees them.
import type { Generated } from 'kysely'
import type { MailKind, OutRole, OutState } from './contract.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    mail_out: {
      tenant_id: string
      id: string
      event_id: string
      kind: MailKind
      ticket_id: string
      message_id: string | null
      person_id: string
      role: OutRole
      state: OutState
      reason: string | null
      response: string | null
      mailbox_id: string | null
      address: string | null
      header_id: string | null
      attempts: Generated<number>
      due_at: Date | null
      sender: string | null
      created_at: Date
      sent_at: Date | null
      link_used_at: Date | null
      /** A try ended and nobody knows how: it may have arrived. */
      unsure: Generated<boolean>
      /** Its files do not travel along. */
      linked: Generated<boolean>
    }
    mail_address: {
      tenant_id: string
      address: string
      cause: 'bounced' | 'hand'
      reason: string
      by_id: string | null
      at: Date
    }
    mail_mute: { tenant_id: string; ticket_id: string; person_id: string; at: Date }
    mail_template: {
      tenant_id: string
      kind: MailKind
      language: string
      subject: string
      body: string
      by_id: string | null
      at: Date
      revision: Generated<number>
    }
  }
}
