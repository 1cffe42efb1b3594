// The face of search: what it gathers, and what it makes of that.
import type { Reaction } from '../platform/reactions.ts'
import { createSearch } from './find.ts'
import type { SearchSource } from './source.ts'
import * as store from './store.ts'

export { matching } from './find.ts'
export { peopleSource } from './people.ts'
export type { SearchSource, SearchText } from './source.ts'
export { queryOf } from './store.ts'

/** @param sources one from each module that has something to be found */
export function gather(sources: SearchSource[]) {
  const reaction = (source: SearchSource): Reaction => ({
    name: `search.${source.kind}`,
    on: source.on,
    async run(ctx, event) {
      const text = await source.text(ctx, event)
      if (text) await store.write(ctx, source.kind, text)
    },
    async runAll(ctx, events) {
      const texts = (await Promise.all(events.map((event) => source.text(ctx, event)))).filter(
        (text) => text !== undefined,
      )
      await store.writeAll(
        ctx,
        source.kind,
        texts.filter(({ append }) => !append),
      )
      for (const text of texts.filter(({ append }) => append)) await store.write(ctx, source.kind, text)
    },
  })
  return { operations: [createSearch(sources)], reactions: sources.map(reaction) }
}
