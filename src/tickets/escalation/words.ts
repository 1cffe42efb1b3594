// Escalations in plain words. Pure.
interface Named {
  name: string
}
type Change<T> = [T, T] | undefined

export function escalationWords(name: string, changes: Record<string, unknown>): string {
  if (name === 'ticket.escalation_answered') return 'answered the escalation'
  const team = changes.team as Change<Named | null>
  const level = changes.level as Change<number>
  const place = [team?.[1]?.name ?? (team && 'no team'), level && `level ${level[1]}`].filter(Boolean).join(', ')
  const before = [team?.[0]?.name, level && `level ${level[0]}`].filter(Boolean).join(', ')
  const was = before && ` (was ${before})`
  if (name === 'ticket.handed_back') return place ? `handed it back to ${place}${was}` : 'handed it back'
  return `escalated it${place && ` to ${place}`}${was}`
}
