// Where a record is shown at the desk.
export function recordPath({ kind, id, number }: { kind: string; id: string; number: string | null }): string {
  if (kind === 'ticket') return `/desk/tickets/${number ?? id}`
  // At the desk a person is known by what they asked for; changing them is for Admin.
  if (kind === 'person') return `/desk/tickets?view=all&filter=requester:${id}`
  if (kind === 'organisation') return `/desk/tickets?view=all&filter=organisation:${id}`
  return '/desk'
}
