export { type Bounce, type BouncedRecipient, readBounce } from './bounce/index.ts'
export { type Came, mayAcknowledge, mayComeIn, printOf, type Went } from './breaker.ts'
export { judge } from './judge.ts'
export type { Around, Judgement, Kind, Ours } from './kinds.ts'
