// The face of what leaves by mail, for the other rooms of this module.
import { implementLater } from '../../platform/execute.ts'
import * as links from './links/use.ts'
import * as outbox from './outbox.ts'
import { recipients } from './recipients.ts'
import * as suppressed from './suppressed.ts'
import { takeBack } from './take-back.ts'
import { changeTemplate, getTemplate, listTemplates, previewTemplate, resetTemplate } from './templates/contract.ts'

export { type MailedFile, openMailedFile } from './files/open.ts'
export { unsubscribe } from './links/use.ts'
export { eraseWithTicket, planMail, resumeSending, tellOfCopies } from './reactions.ts'
export { remindDue } from './remind.ts'
export { sendingService } from './send/service.ts'
export { automaticSentTo } from './sent-lately.ts'
export { noteBounce, returned } from './undelivered.ts'

export const operations = [
  outbox.list,
  outbox.counts,
  outbox.retry,
  outbox.cancel,
  outbox.ofTicket,
  recipients,
  takeBack,
  suppressed.list,
  suppressed.add,
  suppressed.remove,
  ...implementLater(() => import('./templates/read.ts'), {
    list: listTemplates,
    get: getTemplate,
    change: changeTemplate,
    reset: resetTemplate,
  }),
  ...implementLater(() => import('./templates/preview.ts'), { preview: previewTemplate }),
  links.view,
  links.use,
]
