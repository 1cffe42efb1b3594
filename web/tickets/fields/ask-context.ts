// "Ask the requester": a friendly question about what is missing, written into the reply for somebody to look over and send.
import { runAction } from '../../app/actions.ts'
import { announce } from '../announce.ts'
import { drafts } from '../composer/use-draft.ts'

/** What was begun already stays above it. */
export function askForContext(draftKey: string, question: string) {
  const { body } = drafts.read(draftKey)
  if (!body.includes(question))
    drafts.change(draftKey, { body: body.trim() ? `${body.trim()}\n\n${question}` : question })
  runAction('ticket.reply')
  announce('The question is in your reply. Look it over and send it.')
}
