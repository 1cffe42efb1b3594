// Organisations in the search: by their names and the parts of their domains.
import { organisationsByIds } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { mark } from './mark.store.ts'
import type { SearchSource, SearchText } from './source.ts'

const texts = async (ctx: Context, ids: string[]): Promise<SearchText[]> =>
  (await organisationsByIds(ctx, ids)).map(({ id, name, domains, created_at }) => ({
    id,
    title: name,
    public: domains.join(' '),
    internal: '',
    owner: null,
    at: created_at,
    append: false,
  }))

export const organisationSource: SearchSource = {
  kind: 'organisation',
  names: true,
  beyondOwn: 'directory.read',
  on: ['organisation.added', 'organisation.changed', 'organisation.removed'],
  text: async (ctx, { subject }) => (await texts(ctx, [subject.id]))[0] ?? 'gone',
  texts,
  common: async (_, ids) => ids,
  seen: async ({ actor }, ids) => (actor.permissions.has('directory.read') ? ids : []),
  async hits(ctx, ids, queries) {
    if (!ctx.actor.permissions.has('directory.read') || ids.length === 0) return []
    const found = await organisationsByIds(ctx, ids)
    const marked = await mark(
      ctx,
      'simple',
      found.flatMap(({ name, domains }) => [name, domains.join(' · ')]),
      queries.any,
    )
    return found.map(({ id, name, created_at }, index) => ({
      kind: 'organisation',
      id,
      number: null,
      title: name,
      marked: marked[index * 2] ?? name,
      excerpt: marked[index * 2 + 1] ?? '',
      place: null,
      at: created_at.toISOString(),
    }))
  },
}
