export { type Bounce, type BouncedRecipient, readBounce } from './bounce/index.ts'
export { judge } from './judge.ts'
export type { Around, Judgement, Kind, Ours } from './kinds.ts'
