// The groups of a list whose rows are not wanted. Nothing is read of them. Pure.

export interface Folded {
  /** Every group but those named. */
  all: boolean
  keys: ReadonlySet<string>
}

/** As the API has it: keys of groups, `-` for what is in none; `*` before them turns it round. */
export const readFolded = (said: readonly string[] | undefined): Folded => ({
  all: said?.[0] === '*',
  keys: new Set(said?.filter((key) => key !== '*')),
})

/** @param key null: of what is in no group */
export const isFolded = ({ all, keys }: Folded, key: string | null): boolean => keys.has(key ?? '-') !== all
