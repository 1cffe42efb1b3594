// What a filter is made of once it was read. Everything below this folder's parse.ts and print.ts is shared by server and screens.

/** Where something stands in the text that was read; counted from 0. */
export interface Span {
  offset: number
  length: number
}

export type Comparison = '>' | '>=' | '<' | '<='

export type Value =
  | ({ kind: 'is'; value: string } & Span)
  | ({ kind: 'compared'; by: Comparison; value: string } & Span)
  /** Both ends belong to it; null: open on that side. */
  | ({ kind: 'range'; from: string | null; to: string | null } & Span)

export interface TermNode extends Span {
  kind: 'term'
  /** The key of a term, in its one spelling; of a custom field `field.` and its key. */
  key: string
  /** Any of them fits. */
  values: Value[]
}

export interface TextNode extends Span {
  kind: 'text'
  words: string
  /** In quotes: these words beside each other, as they stand. */
  phrase: boolean
}

export type Filter =
  | TermNode
  | TextNode
  | { kind: 'not'; part: Filter }
  /** `and` of nothing fits every ticket. */
  | { kind: 'and' | 'or'; parts: Filter[] }

/** A filter that cannot be understood: where, why, and what was expected there. */
export class FilterProblem extends Error {
  readonly at: Span
  readonly expected: string[]

  constructor(message: string, at: Span, expected: string[] = []) {
    super(message)
    this.name = 'FilterProblem'
    this.at = at
    this.expected = expected
  }
}

/** More than anybody types by hand; it bounds what a filter can cost. */
export const limits = { length: 1000, values: 60, texts: 12, depth: 8 }
