// What channels need of tickets: to begin one, to say something on one, and to take back what went to the wrong one.

export { close as closing, reopen as reopening } from '../resolve.ts'
export { putInCopy } from './copy.ts'
export { type Correspondence, type Correspondent, correspondenceOf, worksIt } from './correspondence.ts'
export type { BroughtFile } from './file.ts'
export { openFromChannel } from './open.ts'
export { type Said, saidOn, worked } from './said.ts'
export { asChannel, putByHand, say, sayInside, sayQuietly } from './say.ts'
export { type Standing, standingOf, ticketId } from './standing.ts'
export { takeBack } from './take-back.ts'
export { takeOut } from './take-out.ts'
export { workedTicket, workedTickets } from './worked.ts'
