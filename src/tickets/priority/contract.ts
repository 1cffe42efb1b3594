// The matrix that makes a priority of impact and urgency.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { Can, Revision } from '../../platform/shapes.ts'
import { Priority } from '../contract/scales.ts'

const Row = z.strictObject({ high: Priority, medium: Priority, low: Priority })
/** By impact, then by urgency. */
export const Cells = z.strictObject({ high: Row, medium: Row, low: Row })
export type Cells = z.output<typeof Cells>

export const PriorityMatrix = z.strictObject({
  cells: Cells,
  revision: Revision,
  can: z.strictObject({ change: Can }),
})

export const getMatrix = operation({
  name: 'priority-matrix.get',
  http: 'GET /priority-matrix',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show how impact and urgency make a priority',
  input: z.strictObject({}),
  output: PriorityMatrix,
})

export const changeMatrix = operation({
  name: 'priority-matrix.change',
  http: 'PUT /priority-matrix',
  permission: 'fields.manage',
  safety: 'write',
  summary: 'Change how impact and urgency make a priority',
  revisioned: true,
  input: z.strictObject({
    cells: Cells.describe('by impact, then by urgency: {"high":{"high":"P1","medium":"P2","low":"P3"},…}'),
    applyToOpen: z
      .boolean()
      .optional()
      .describe(
        'also to unresolved tickets whose priority came of the matrix, in the background; later changes only unless told',
      ),
  }),
  output: PriorityMatrix,
})

export const matrixEffect = operation({
  name: 'priority-matrix.effect',
  http: 'POST /priority-matrix/effect',
  permission: 'fields.manage',
  safety: 'read',
  summary: 'Count the unresolved tickets that another matrix would change',
  input: z.strictObject({ cells: Cells }),
  output: z.strictObject({
    /** Unresolved, with a priority that came of the matrix. */
    tickets: z.int(),
    changing: z.int(),
    changes: z.array(z.strictObject({ from: Priority, to: Priority, tickets: z.int() })),
  }),
})

export const priorityOperations = [getMatrix, changeMatrix, matrixEffect] as const
