// Mails whose server takes long. Nobody waits for them: other mailboxes send on, and the rest of this one's mail keeps its turn.

/** As many connections as there are to one server; when each hangs, what else is handed to them waits for nothing. */
export const connections = 3

export interface LateSends {
  /** All connections of the mailbox hang. */
  hangs(mailbox: string): boolean
  /** Ends with the sending, or before it when that takes long; then what goes wrong is told to `failed`. */
  wait(mailbox: string, sending: Promise<void>, failed: (error: unknown) => void): Promise<void>
  /** Until all of them are over. */
  over(): Promise<unknown>
}

/** @param patience ms in which a mail usually leaves */
export function lateSends(patience = 10_000): LateSends {
  const late = new Map<Promise<void>, string>()
  return {
    hangs: (mailbox) => [...late.values()].filter((one) => one === mailbox).length >= connections,
    async wait(mailbox, sending, failed) {
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, patience, 'late')
      })
      const first = await Promise.race([sending, enough]).finally(() => clearTimeout(timer))
      if (first !== 'late') return
      const behind = sending.catch(failed).finally(() => late.delete(behind))
      late.set(behind, mailbox)
    },
    over: () => Promise.all(late.keys()),
  }
}
