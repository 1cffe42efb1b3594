// What tickets hand in to the audit log: their words, and what they are called.
import type { AuditSource } from '../audit/index.ts'
import { finishedWords, startedWords } from './bulk/words.ts'
import { categoryWords } from './categories/words.ts'
import { binnedTicket, labels } from './history/label.store.ts'
import { ticketWords } from './history/words.ts'
import { importWords } from './import/words.ts'
import * as store from './store.ts'
import { referenceOf } from './ticket.ts'

export const auditSource: AuditSource = {
  words: {
    ...ticketWords,
    ...importWords,
    ...categoryWords,
    'bulk_change.started': startedWords,
    'bulk_change.finished': finishedWords,
    'bulk_change.retried': () => 'tried again what had failed in a bulk change',
    'bulk_change.cancelled': () => 'left the rest of a bulk change undone',
  },
  subjects: [
    {
      kind: 'ticket',
      labels: (ctx, ids) => labels.tickets(ctx, ids),
      async named(ctx, text) {
        if (!/^t-\d{1,15}$/i.test(text.trim())) return undefined
        const number = text.trim()
        return (await store.find(ctx, referenceOf(number)))?.id ?? binnedTicket(ctx, number.slice(2))
      },
    },
    { kind: 'category', labels: (ctx, ids) => labels.categories(ctx, ids) },
  ],
}
