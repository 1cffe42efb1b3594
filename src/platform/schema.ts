// Kysely's view of the tables. Each module adds its own in its store.ts; the truth is in migrations/.
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Schema {}
