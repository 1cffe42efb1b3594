// The tables of tickets, as Kysely sees them.
import type { Generated } from 'kysely'
import type { Attachment, Message, Priority, Scale, Ticket } from './contract.ts'
import type { Fields } from './fields/contract.ts'
import type { StoredTemplate } from './types/contract/template.ts'
import type { Mapping } from './workflow/mapping.ts'
import type { Workflow } from './workflow/model.ts'
import type { TicketStatus } from './workflow.ts'

type Jsonb<T> = T

declare module '../platform/schema.ts' {
  interface Schema {
    category: {
      tenant_id: string
      id: string
      parent_id: string | null
      name: string
      owner_team_id: string | null
      examples: Generated<string>
      notes: Generated<string>
      aliases: Generated<string[]>
      position: Generated<number>
      path: Generated<string>
      ancestors: Generated<string[]>
      place: Generated<number[]>
      assigns_owner: Generated<boolean>
      close_after_days: number | null
      retired_at: Date | null
      retired_by: string | null
      retired: Generated<boolean>
      revision: Generated<number>
      created_at: Date
    }
    ticket: {
      tenant_id: string
      id: string
      number: Generated<string>
      title: string
      description: string
      type: Ticket['type']
      status: TicketStatus
      state: string
      priority: Priority
      priority_by: Ticket['priorityBy']
      priority_reason: Generated<string | null>
      impact: Scale
      urgency: Scale
      category_id: string | null
      tags: Generated<string[]>
      fields: Generated<Jsonb<Fields>>
      channel: Ticket['channel']
      requester_id: string
      opened_by: string | null
      team_id: string | null
      assignee_id: string | null
      level: Generated<number>
      resolution: string | null
      public_messages: Generated<number>
      internal_messages: Generated<number>
      revision: Generated<number>
      opened_at: Date
      updated_at: Date
      first_responded_at: Date | null
      resolved_at: Date | null
      closed_at: Date | null
      parent_id: Generated<string | null>
      mandatory: Generated<boolean>
      due_at: Generated<Date | null>
      children_follow: Generated<boolean>
      merged_into: Generated<string | null>
      merged_end: Generated<string | null>
      merged_at: Generated<Date | null>
      escalation_id: Generated<string | null>
      checklist_done: Generated<number>
      checklist_total: Generated<number>
      checklist_blocking: Generated<number>
      minutes_spent: Generated<number>
      organisation_id: string | null
      follows_id: string | null
      closes_at: Date | null
      snoozed_until: Date | null
      snoozed_by: string | null
      snooze_reason: string | null
      deleted_at: Date | null
      deleted_by: string | null
    }
    message: {
      tenant_id: string
      id: string
      ticket_id: string
      kind: Message['kind']
      visibility: Message['visibility']
      side: Message['side']
      author_id: string | null
      body: string
      quoted: string | null
      channel: Message['channel']
      at: Date
      split_into: Generated<string[]>
    }
    attachment: {
      tenant_id: string
      id: string
      ticket_id: string
      message_id: string | null
      sha256: string
      name: string
      type: string
      size: string
      visibility: Attachment['visibility']
      by_id: string | null
      at: Date
    }
    ticket_type: {
      tenant_id: string
      id: string
      key: string
      name: string
      description: Generated<string>
      position: number
      active: Generated<boolean>
      audience: Generated<'everybody' | 'agents'>
      template: Generated<Jsonb<Partial<StoredTemplate>>>
      category_id: string | null
      tags: Generated<string[]>
      workflow: Jsonb<Workflow> | null
      workflow_version: Generated<number>
      start_state: Generated<string>
      taken_state: string | null
      state_names: Generated<Jsonb<Record<string, string>>>
      successors: Generated<Jsonb<Mapping>>
      revision: Generated<number>
      created_at: Date
    }
    workflow_version: {
      tenant_id: string
      type_id: string
      version: number
      workflow: Jsonb<Workflow> | null
      changes: string[]
      mapping: Generated<Jsonb<Mapping>>
      note: Generated<string>
      restored: number | null
      by_id: string | null
      by_name: string
      at: Date
    }
    workflow_subject: {
      tenant_id: string
      type_id: string
      subject_id: string
      team_id: string | null
      role_id: string | null
    }
    imported_ticket: { tenant_id: string; source: string; source_id: string; ticket_id: string; run_id: string | null }
  }
}
