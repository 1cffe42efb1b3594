// What tickets hand in to the collectors.
import type { SearchSource } from '../search/index.ts'
import * as conversation from './conversation.store.ts'
import { plainMentions } from './mentions/contract/syntax.ts'
import * as participants from './participants/store.ts'
import { organisationOf } from './people.ts'
import * as hits from './search.store.ts'
import * as store from './store.ts'
import { referenceOf } from './ticket.ts'

export const reach = { kind: 'ticket', beyondOwn: 'tickets.work', byGroup: 'tickets.organisation' } as const

export const searchSource: SearchSource = {
  ...reach,
  on: [
    'ticket.opened',
    'ticket.imported',
    'ticket.changed',
    'ticket.replied',
    'ticket.noted',
    'ticket.resolved',
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
        if (changes.messages) return { ...base, ...(await hits.wholeText(ctx, id)), append: false }
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
      case 'ticket.participant_added':
      case 'ticket.participant_removed':
        return { ...base, readers: await participants.inCopy(ctx, id) }
      case 'ticket.organisation_set':
        return { ...base, group: String(changes.organisation_id) }
      case 'ticket.resolved':
        return { ...base, public: String(changes.resolution) }
      case 'ticket.changed':
        if ('title' in changes || 'description' in changes || 'requester' in changes)
          return { ...base, ...(await hits.wholeText(ctx, id)), append: false }
        return undefined
      default: {
        const message = await conversation.findMessage(ctx, String(changes.message))
        if (!message) return undefined
        const said = plainMentions(message.body)
        return message.visibility === 'public' ? { ...base, public: said } : { ...base, internal: said }
      }
    }
  },
  hits: hits.hits,
  async named(ctx, q) {
    if (!/^(t-)?\d{1,9}$/i.test(q.trim())) return undefined
    return (await store.find(ctx, referenceOf(q.trim())))?.id
  },
}
