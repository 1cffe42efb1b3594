// The face of the export of tickets.
import { download } from './export.ts'

export const operations = [download]
