// People in the search. The directory lies below the search and cannot hand this in itself.
import { peopleByIds, personByEmail } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { mark } from './mark.store.ts'
import type { SearchSource, SearchText } from './source.ts'

const texts = async (ctx: Context, ids: string[]): Promise<SearchText[]> =>
  (await peopleByIds(ctx, ids)).map(({ id, name, email, title, created_at }) => ({
    id,
    title: name,
    public: [email, title].filter(Boolean).join(' '),
    internal: '',
    owner: id,
    at: created_at,
    append: false,
  }))

const known = ({ actor }: Context, ids: string[]) =>
  actor.permissions.has('directory.read') ? ids : ids.filter((id) => id === actor.id)

export const peopleSource: SearchSource = {
  kind: 'person',
  names: true,
  beyondOwn: 'directory.read',
  on: ['person.added', 'person.changed'],
  text: async (ctx, { subject }) => (await texts(ctx, [subject.id]))[0],
  texts,
  common: async (_, ids) => ids,
  seen: async (ctx, ids) => known(ctx, ids),
  async hits(ctx, ids, queries) {
    const mine = known(ctx, ids)
    const people = mine.length === 0 ? [] : await peopleByIds(ctx, mine)
    const said = people.map(({ name, email, title }) => [name, [email, title].filter(Boolean).join(' · ')])
    const marked = await mark(ctx, 'simple', said.flat(), queries.any)
    return people.map(({ id, name, created_at }, index) => ({
      kind: 'person',
      id,
      number: null,
      title: name,
      marked: marked[index * 2] ?? name,
      excerpt: marked[index * 2 + 1] ?? '',
      place: null,
      at: created_at.toISOString(),
    }))
  },
  named: (ctx, q) => personByEmail(ctx, q.trim().toLowerCase()),
}
