// A ticket that goes for good takes along what its mails said. That they came stays in the ledger, so that a mailbox which is read
// again does not bring them back.
import type { Reaction } from '../../platform/reactions.ts'
import * as store from './store.ts'

export const eraseWithTicket: Reaction = {
  name: 'email.erase',
  on: ['ticket.removed'],
  run: (ctx, { subject }) => store.erase(ctx, subject.id),
}
