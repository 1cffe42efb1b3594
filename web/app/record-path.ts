// Where a record is shown at the desk.
export function recordPath({ kind, id, number }: { kind: string; id: string; number: string | null }): string {
  if (kind === 'ticket') return `/desk/tickets/${number ?? id}`
  if (kind === 'person') return `/admin/people/${id}`
  return '/desk'
}
