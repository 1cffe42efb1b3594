// Mail for the authorisation matrix: a message in the ledger that waits for somebody, in a mailbox of everybody or of a restricted team.
import { type Making, made, type Target, ticket } from './authorisation-making.ts'

export const mailKinds = ['heldMail', 'failedMail', 'mailTicket'] as const

/** Two From headers: it is held back, and anything may be done with it. */
async function heldMail({ desk, ruler, unique, restricted }: Making): Promise<{ id: string; other: string }> {
  const team = restricted ? { team: 'Vault' } : {}
  const box = await ruler.post('/mailboxes', { name: unique, address: `${unique}@desk.example`, ...team })
  const raw = `From: ${unique}@elsewhere.example\r\nFrom: other@elsewhere.example\r\nSubject: ${unique}\r\nContent-Type: text/html\r\n\r\n<p>Hello\r\n`
  const answer = await desk.app.inject({ method: 'POST', url: `/hooks/mail/${box.body.hookKey}`, payload: raw })
  const { ledgerId } = answer.json()
  const { id: other } = made(await ruler.post('/tickets', { title: 'Where it goes' }))
  return { id: ledgerId, other }
}

export const mailMakers: Record<(typeof mailKinds)[number], (making: Making) => Promise<Omit<Target, 'unique'>>> = {
  heldMail,
  async failedMail(making) {
    const mail = await heldMail(making)
    await making.desk.superuser.query("update mail set state = 'failed', next_try = null where id = $1", [mail.id])
    return mail
  },
  /** A ticket that began with a mail. */
  async mailTicket(making) {
    const { id } = await ticket(making)
    const mail = await heldMail(making)
    const began = "update mail set state = 'ticketed', ticket_id = $2 where id = $1"
    await making.desk.superuser.query(began, [mail.id, id])
    return { id, within: { message: 'opening' } }
  },
}
