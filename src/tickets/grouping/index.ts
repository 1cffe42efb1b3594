// The face of lists in groups.
import { groups } from './count.ts'

export const operations = [groups]
