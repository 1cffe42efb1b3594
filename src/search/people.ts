// People in the search. The directory lies below the search and cannot hand this in itself.
import { peopleByIds, personByEmail } from '../directory/index.ts'
import type { SearchSource } from './source.ts'

export const peopleSource: SearchSource = {
  kind: 'person',
  beyondOwn: 'directory.read',
  on: ['person.added', 'person.changed'],
  async text(ctx, { subject: { id } }) {
    const [person] = await peopleByIds(ctx, [id])
    if (!person) return undefined
    const words = [person.email, person.email.split(/[@.]/).join(' '), person.title].filter(Boolean).join(' ')
    return { id, title: person.name, public: words, internal: '', owner: id, at: person.created_at, append: false }
  },
  async hits(ctx, ids) {
    const known = ctx.actor.permissions.has('directory.read') ? ids : ids.filter((id) => id === ctx.actor.id)
    if (known.length === 0) return []
    const people = await peopleByIds(ctx, known)
    return people.map(({ id, name, email, title, created_at }) => ({
      kind: 'person',
      id,
      number: null,
      title: name,
      excerpt: [email, title].filter(Boolean).join(' · '),
      at: created_at.toISOString(),
    }))
  },
  named: (ctx, q) => personByEmail(ctx, q.trim().toLowerCase()),
}
