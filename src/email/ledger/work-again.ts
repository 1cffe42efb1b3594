// Behind the request of whoever asked for it: a message that failed is worked on again.
import type { LongFollowUp } from '../../platform/reactions.ts'
import { workOnMail } from '../receive/index.ts'

export const workAgain: LongFollowUp = {
  name: 'email.work-again',
  on: ['mail.retried'],
  work: async (runtime, tenant, event) => void (await workOnMail(runtime, tenant, event.subject.id)),
}
