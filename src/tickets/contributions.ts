// What tickets hand in to the collectors.
import type { SearchSource } from '../search/index.ts'
import { plainMentions } from './mentions/contract/syntax.ts'
import { findMessage } from './messages.store.ts'
import * as participants from './participants/store.ts'
import { organisationOf } from './people.ts'
import { filteredBy } from './search/filtered.ts'
import { hits } from './search/hits.ts'
import * as search from './search/store.ts'
import * as store from './store.ts'
import { referenceOf } from './ticket.ts'

export const searchSource: SearchSource = {
  kind: 'ticket',
  beyondOwn: 'tickets.work',
  byGroup: 'tickets.organisation',
  on: [
    'ticket.opened',
    'ticket.imported',
    'ticket.changed',
    'ticket.replied',
    'ticket.noted',
    'ticket.answered_by_machine',
    'ticket.message_taken_out',
    'ticket.reply_taken_back',
    'ticket.resolved',
    'ticket.reopened',
    'ticket.escalated',
    'ticket.handed_back',
    'ticket.escalation_answered',
    'ticket.participant_added',
    'ticket.participant_removed',
    'ticket.organisation_set',
  ],
  async text(ctx, { name, subject: { id }, changes = {} }) {
    const base = { id, title: null, public: '', internal: '', owner: null, at: ctx.now, append: true }
    switch (name) {
      case 'ticket.opened':
      case 'ticket.imported':
        if (changes.messages) return (await search.wholeTexts(ctx, [id]))[0]
        return {
          ...base,
          title: String(changes.title),
          public: [changes.description, changes.resolution].filter(Boolean).join('\n'),
          owner: String(changes.requester),
          readers: (changes.cc as string[] | undefined) ?? [],
          group:
            changes.organisation === undefined
              ? await organisationOf(ctx, String(changes.requester))
              : (changes.organisation as string | null),
          at: new Date(String(changes.openedAt ?? ctx.now.toISOString())),
          append: false,
        }
      case 'ticket.message_taken_out':
      case 'ticket.reply_taken_back':
        return (await search.wholeTexts(ctx, [id]))[0]
      case 'ticket.participant_added':
      case 'ticket.participant_removed':
        return { ...base, readers: await participants.inCopy(ctx, id) }
      case 'ticket.organisation_set':
        return { ...base, group: String(changes.organisation_id) }
      case 'ticket.resolved':
        return { ...base, public: String(changes.resolution) }
      case 'ticket.reopened':
        return changes.reason ? { ...base, public: String(changes.reason) } : undefined
      case 'ticket.changed':
        if ('title' in changes || 'description' in changes || 'requester' in changes)
          return (await search.wholeTexts(ctx, [id]))[0]
        return undefined
      default: {
        const message = typeof changes.message === 'string' && (await findMessage(ctx, changes.message))
        if (!message) return undefined
        const said = plainMentions(message.body)
        return message.visibility === 'public' ? { ...base, public: said } : { ...base, internal: said }
      }
    }
  },
  texts: search.wholeTexts,
  common: search.openToAgents,
  seen: search.seen,
  hits,
  async named(ctx, q) {
    const number = /^#?((?:t-)?\d{1,15})$/i.exec(q)?.[1]
    return number && (await store.find(ctx, referenceOf(number)))?.id
  },
  filtered: filteredBy,
  ownTexts: search.ownTexts,
}
