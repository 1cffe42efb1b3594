// The states in which a ticket is still somebody's work, as a filter takes them.
import { unresolved } from '../../src/tickets/workflow/kinds.ts'

export const unresolvedStatuses = [...unresolved]
