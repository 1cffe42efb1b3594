// The tables of mail, as Kysely sees them.
import type { Generated } from 'kysely'
import type { LedgerState, Verdict } from './ledger/contract.ts'
import type { Handling, Incoming, Outgoing } from './mailboxes/contract.ts'
import type { Sealed } from './message/mail.ts'
import type { ProbeStep } from './probe/contract.ts'

export interface Envelope {
  /** MAIL FROM; empty for a bounce. */
  from: string | null
  to: string[]
  /** Network address of whoever delivered it. */
  address: string | null
  helo: string | null
}

/** What a test of a mailbox tries out. */
export interface ProbeSettings {
  address: string
  incoming: Incoming
  outgoing: Outgoing
}

/** What a conversation says of a mail before anybody opens it. */
interface Marks {
  sealed?: Sealed[]
  invites?: true
}

declare module '../platform/schema.ts' {
  interface Schema {
    mailbox: {
      tenant_id: string
      id: string
      name: string
      address: string
      sender_name: string | null
      team_id: string | null
      category_id: string | null
      language: string
      signature: string
      active: boolean
      incoming: Incoming
      outgoing: Outgoing
      handling: Handling
      secrets: string | null
      hook_hash: Buffer
      revision: Generated<number>
      created_at: Date
    }
    mailbox_state: {
      tenant_id: string
      mailbox_id: string
      fetcher: string | null
      fetched_until: Date | null
      folder: string | null
      uidvalidity: string | null
      last_uid: string | null
      backlog: Generated<number>
      seen_at: Date | null
      failing_since: Date | null
      problem: string | null
      sending_since: Date | null
      sending_problem: string | null
      sending_due: Date | null
      sending_failures: Generated<number>
      counted_at: Date | null
      there: number | null
      known: number | null
      source: string | null
      since: Date | null
      boundary: string | null
      wanted: Generated<string>
      took_over: string | null
      uidnext: string | null
      differs_since: Date | null
    }
    mailbox_test: {
      tenant_id: string
      id: string
      mailbox_id: string | null
      by_id: string | null
      state: 'running' | 'ok' | 'failed'
      settings: ProbeSettings
      secrets: string | null
      steps: ProbeStep[]
      begun_at: Date
      ended_at: Date | null
    }
    mailbox_authorization: {
      tenant_id: string
      id: string
      mailbox_id: string
      by_id: string
      session_id: string | null
      secrets: string
      begun_at: Date
    }
    mail: {
      tenant_id: string
      id: string
      mailbox_id: string
      source: 'imap' | 'smtp' | 'hook' | 'upload'
      sha256: string
      size: string
      received_at: Date
      envelope: Envelope | null
      state: LedgerState
      reason: string | null
      attempts: Generated<number>
      next_try: Date | null
      header_id: string | null
      from_name: string | null
      from_address: string | null
      subject: string | null
      sent_at: Date | null
      /** `old`: it lay there before the mailbox was added; `onlyKept`: and why it becomes nothing. `print`: of what is new in it, see automatic/breaker.ts. */
      verdict: Generated<Partial<Verdict> & { old?: true; onlyKept?: string; print?: string } & Marks>
      person_id: string | null
      ticket_id: string | null
      message_id: string | null
      decided_by: string | null
      decided_at: Date | null
      /** What it said is gone with its ticket. */
      erased_at: Generated<Date | null>
      /** Counts what became of it. */
      revision: Generated<number>
    }
    mail_place: {
      tenant_id: string
      mailbox_id: string
      folder: string
      uidvalidity: string
      uid: string
      mail_id: string
      mark: Generated<string | null>
    }
    mail_file: {
      tenant_id: string
      mail_id: string
      n: number
      name: string
      type: string
      size: string
      sha256: string
      cid: string | null
      inline: boolean
    }
    mail_sender_rule: {
      tenant_id: string
      id: string
      kind: 'block' | 'allow'
      pattern: string
      note: Generated<string>
      by_id: string | null
      created_at: Date
    }
  }
}
