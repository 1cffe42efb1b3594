// An escalation's row as the world sees it.
import type { Escalation } from './shape.ts'
import type { EscalationRow } from './store.ts'

export function presentEscalation(row: EscalationRow): Escalation {
  const { id, by, question, tried, logs, reason, attachments } = row
  return {
    id,
    at: new Date(row.at).toISOString(),
    by,
    from: { team: row.from_team, level: row.from_level, assignee: row.from_assignee },
    to: { team: row.to_team, level: row.to_level },
    question,
    tried,
    logs,
    reason,
    attachments,
    outcome: row.outcome ?? 'open',
    ending: row.ended_at ? { at: new Date(row.ended_at).toISOString(), by: row.ended_by, text: row.ending } : null,
  }
}
