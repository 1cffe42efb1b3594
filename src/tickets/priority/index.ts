// The face of priorities within tickets.
import * as matrix from './matrix.ts'

export { followUps } from './jobs.ts'

export const operations = [matrix.get, matrix.change, matrix.effect]
