// What a module hands in to be findable. The index knows no ticket: it knows texts, whose they are, and who shows them.
import type { Announcement, Context, NewEvent } from '../platform/context.ts'
import type { Hit } from './contract.ts'

export interface SearchText {
  id: string
  /** Weighs most. Null leaves what is there. */
  title: string | null
  public: string
  /** Found by those only who may read it. */
  internal: string
  /** Whose it is; requesters find their own. Null: nobody's in particular. */
  owner: string | null
  /** Who else may find it, by id; left out: as it was. */
  readers?: string[]
  /** Whose members find it if they hold the permission `byGroup`; left out: as it was. */
  group?: string | null
  at: Date
  /** Adds to what is there instead of replacing it: a new message on an old ticket. */
  append: boolean
}

export interface SearchSource {
  kind: Hit['kind']
  /** The permission without which a caller finds only what they own; null: everybody finds all. */
  beyondOwn: 'tickets.work' | 'directory.read'
  /** The permission with which a caller also finds what is their organisation's. */
  byGroup?: 'tickets.organisation'
  on: NewEvent['name'][]
  text(ctx: Context, event: Announcement): Promise<SearchText | undefined>
  /** The records behind these ids, as far as the caller may see them and why they match, in any order.
   * `query` is a tsquery for excerpts; empty when they were named outright. */
  hits(ctx: Context, ids: string[], query: string): Promise<Hit[]>
  /** A record that the query names outright (T-1042), or undefined. */
  named?(ctx: Context, q: string): Promise<string | undefined>
}
