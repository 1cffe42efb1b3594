// Mentions.
import { implement } from '../../platform/execute.ts'
import { demandWorker, read, referenceOf } from '../ticket.ts'
import { writeMention } from './contract/syntax.ts'
import { listCandidates, readMentions } from './contract.ts'
import * as store from './store.ts'

const candidates = implement(listCandidates, async (ctx, { id, q = '', visibility = 'internal' }) => {
  const ticket = await read(ctx, referenceOf(id))
  demandWorker(ctx, ticket)
  const found = await store.candidates(ctx, {
    ticket: ticket.id,
    team: ticket.team_restricted ? ticket.team_id : null,
    others: visibility === 'public' ? [ticket.requester_id, ...ticket.cc] : [],
    q: q.trim(),
    limit: 8,
  })
  return { items: found.map((person) => ({ ...person, text: writeMention(person) })), nextCursor: null }
})

const reading = implement(readMentions, async (ctx, { id }) => {
  const ticket = await read(ctx, referenceOf(id))
  await store.seen(ctx, ticket.id)
  return null
})

export const operations = [candidates, reading]
