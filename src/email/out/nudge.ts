// Tells the senders of this process that something will be due, so that nothing waits for their next round.

type Sender = (tenant: string, at: Date) => void

const senders = new Set<Sender>()

/** Called before the commit: whoever looks too early looks again. */
export function nudge(tenant: string, at: Date): void {
  for (const sender of senders) sender(tenant, at)
}

/** Answers with what takes it off again. */
export function onNudge(sender: Sender): () => void {
  senders.add(sender)
  return () => void senders.delete(sender)
}
