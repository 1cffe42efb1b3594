// The face of what leaves by mail, for the other rooms of this module.
import * as links from './links/use.ts'
import * as outbox from './outbox.ts'
import * as suppressed from './suppressed.ts'
import { preview } from './templates/preview.ts'
import * as templates from './templates/read.ts'

export { eraseWithTicket, planMail } from './reactions.ts'
export { remindDue } from './remind.ts'
export { sendingService } from './send/service.ts'
export { automaticSentTo, type Sent, sentBy } from './sent-by.ts'
export { noteBounce } from './undelivered.ts'

export const operations = [
  outbox.list,
  outbox.counts,
  outbox.retry,
  outbox.cancel,
  outbox.ofTicket,
  suppressed.list,
  suppressed.add,
  suppressed.remove,
  templates.list,
  templates.get,
  templates.change,
  templates.reset,
  preview,
  links.view,
  links.use,
]
