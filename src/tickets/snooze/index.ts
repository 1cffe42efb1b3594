// Snoozed tickets.
import { snooze, wake } from './snooze.ts'

export const operations = [snooze, wake]
