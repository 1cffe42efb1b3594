// What becomes of tickets that are done.
import { change, get } from './settings.ts'

export const operations = [get, change]
