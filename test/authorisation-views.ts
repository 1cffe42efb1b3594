// Rows of the authorisation matrix: saved views. `others` have theirs for themselves; the restricted one is their team's.
import { desk, type Reach, type Row } from './authorisation-row.ts'

const seen: Reach = { own: desk, others: '', restricted: 'guard' }
const changed: Reach = { own: desk, others: '', restricted: '' }
/** Whoever is in the team has it in the list, and it is not theirs. */
const refused: Reach = { restricted: 'guard' }

export const views = {
  'views.list': { may: desk, lists: 'view', reach: seen },
  'views.counts': { may: desk, ok: 200 },
  'views.get': { may: desk, ok: 200, object: 'view', reach: seen },
  'views.add': { may: desk, ok: 201, body: { name: 'Night shift', filter: 'is:unassigned' } },
  'views.change': { may: desk, ok: 200, object: 'view', reach: changed, refused, body: { name: 'Early shift' } },
  'views.remove': { may: desk, ok: 204, object: 'view', reach: changed, refused, usesUp: true },
  'views.restore': { may: desk, ok: 200, object: 'deletedView', reach: changed, refused, usesUp: true },
  'views.pin': { may: desk, ok: 200, object: 'view', reach: seen },
  'views.unpin': { may: desk, ok: 200, object: 'view', reach: seen },
  'tickets.export': { may: desk, ok: 200 },
  'tags.list': { may: desk, ok: 200 },
  'views.arrange': { may: desk, ok: 200, body: { views: [] } },
} satisfies Record<string, Row>
