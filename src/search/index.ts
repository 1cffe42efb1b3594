// The face of search: what it gathers, and what it makes of that.
import type { Announcement, Context } from '../platform/context.ts'
import type { Runtime } from '../platform/events.ts'
import type { Schedule } from '../platform/jobs.ts'
import type { Reaction } from '../platform/reactions.ts'
import { createSearch } from './find.ts'
import { forgetWords, learnWords } from './keep.ts'
import type { ReadQuestion, SearchSource, SearchText } from './source.ts'
import * as store from './store.ts'

export { mark, markedSql, ungluedSql } from './mark.store.ts'
export { excerptOf, restored, unmarked } from './marks.ts'
export { organisationSource } from './organisations.ts'
export { peopleSource } from './people.ts'
export { type Queries, queryOf } from './query.store.ts'
export type { SearchSource, SearchText } from './source.ts'
export type { Question, Words } from './words.ts'

/**
 * @param sources one from each module that has something to be found
 * @param read reads the words and filters that somebody typed
 */
export function gather(sources: SearchSource[], read: ReadQuestion) {
  return {
    operations: [createSearch(sources, read)],
    reactions: sources.map(reaction),
    schedules: (runtime: () => Runtime): Schedule[] => [
      { name: 'search.learn', cron: '* * * * *', often: true, run: () => learnWords(runtime(), sources) },
      { name: 'search.forget', cron: '11 4 * * *', run: () => forgetWords(runtime()) },
    ],
  }
}

const reaction = (source: SearchSource): Reaction => ({
  name: `search.${source.kind}`,
  on: source.on,
  run: async (ctx, event) => take(ctx, source, event, await source.text(ctx, event)),
  async runAll(ctx, events) {
    const texts = await Promise.all(events.map((event) => source.text(ctx, event)))
    const whole = texts.filter((text): text is SearchText => typeof text === 'object' && !text.append)
    await store.writeAll(ctx, source, whole)
    for (const [index, text] of texts.entries()) {
      if (text !== undefined && (text === 'gone' || text.append))
        await take(ctx, source, events[index] as Announcement, text)
    }
  },
})

async function take(
  ctx: Context,
  source: SearchSource,
  { subject }: Announcement,
  text: SearchText | 'gone' | undefined,
): Promise<void> {
  if (text === 'gone') await store.drop(ctx, source.kind, [subject.id])
  else if (text) await ctx.along(store.write(ctx, source, text))
}
