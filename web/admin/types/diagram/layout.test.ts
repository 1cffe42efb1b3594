// The drawing of a workflow: nothing lies on anything else, whatever an admin makes of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { State, Transition } from '../../../../src/tickets/workflow/model.ts'
import { standardWorkflow } from '../../../../src/tickets/workflow/standard.ts'
import { type Box, type Curve, fitted, layoutOf } from './layout.ts'

const kinds = ['open', 'pending', 'on_hold', 'resolved', 'closed'] as const

/** Sound or not: the editor draws what is there while it is edited. */
const anyWorkflow = fc.integer({ min: 0, max: 14 }).chain((more) => {
  const keys = ['s0', ...Array.from({ length: more }, (_, index) => `s${index + 1}`)]
  return fc.record({
    states: fc.tuple(
      ...keys.map((key, index) =>
        fc.record({
          key: fc.constant(key),
          name: fc.string({ minLength: 1, maxLength: 60 }),
          kind: index === 0 ? fc.constant('new' as const) : fc.constantFrom(...kinds),
        }),
      ),
    ) as fc.Arbitrary<State[]>,
    transitions: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom(...keys),
        to: fc.constantFrom(...keys),
        who: fc.constant(['agents']),
        required: fc.constant([]),
      }) as fc.Arbitrary<Transition>,
      { maxLength: 60, selector: ({ from, to }) => `${from} ${to}` },
    ),
  })
})

const within = (box: Box, [x, y]: readonly [number, number], slack = 0) =>
  x > box.x + slack && x < box.x + box.width - slack && y > box.y + slack && y < box.y + box.height - slack
const meet = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const pointOn = ([start, one, two, end]: Curve, t: number) =>
  [0, 1].map((axis) => {
    const at = (point: readonly [number, number]) => point[axis] as number
    return (1 - t) ** 3 * at(start) + 3 * (1 - t) ** 2 * t * at(one) + 3 * (1 - t) * t ** 2 * at(two) + t ** 3 * at(end)
  }) as unknown as readonly [number, number]

test('no box lies on another, no line on a box, and all of it within the drawing', () => {
  fc.assert(
    fc.property(anyWorkflow, (workflow) => {
      const { boxes, lines, width, height } = layoutOf(workflow)
      expect(boxes.map(({ key }) => key).sort()).toEqual(workflow.states.map(({ key }) => key).sort())
      for (const [index, box] of boxes.entries()) {
        expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).not.toContain(false)
        for (const other of boxes.slice(index + 1)) expect(meet(box, other)).toBe(false)
      }
      for (const { curves } of lines)
        for (const curve of curves)
          for (let t = 0; t <= 1; t += 0.05) {
            const point = pointOn(curve, t)
            expect([point[0] >= 0, point[1] >= 0, point[0] <= width, point[1] <= height]).not.toContain(false)
            expect(boxes.some((box) => within(box, point, 0.01))).toBe(false)
          }
    }),
    { numRuns: 200 },
  )
})

test('each step is one end of one line, and a step there and back is one line with two heads', () => {
  fc.assert(
    fc.property(anyWorkflow, (workflow) => {
      const heads = layoutOf(workflow).lines.flatMap(({ a, b, forth, back }) => [
        ...(forth ? [`${a} ${b}`] : []),
        ...(back ? [`${b} ${a}`] : []),
      ])
      const steps = workflow.transitions.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`)
      expect(heads.sort()).toEqual(steps.sort())
    }),
  )
})

test('the standard workflow reads from left to right: where tickets start, what is worked on, resolved, closed', () => {
  const { boxes } = layoutOf(standardWorkflow)
  const columnOf = (key: string) => boxes.find((box) => box.key === key)?.x ?? Number.NaN
  expect(columnOf('pending')).toBe(columnOf('open'))
  expect(columnOf('on_hold')).toBe(columnOf('open'))
  const across = ['new', 'open', 'resolved', 'closed'].map(columnOf)
  expect(across).toEqual([...across].sort((one, other) => one - other))
})

test('lines begin and end at the boxes that they tie', () => {
  const { boxes, lines } = layoutOf(standardWorkflow)
  const touches = (key: string, [x, y]: readonly [number, number]) => {
    const box = boxes.find((one) => one.key === key) as Box
    return (x === box.x || x === box.x + box.width) && y > box.y && y < box.y + box.height
  }
  for (const { a, b, curves } of lines) {
    expect(touches(a, (curves[0] as Curve)[0])).toBe(true)
    expect(touches(b, (curves.at(-1) as Curve)[3])).toBe(true)
    for (const [index, curve] of curves.slice(1).entries()) expect(curve[0]).toEqual((curves[index] as Curve)[3])
  }
})

test('a workflow without states is an empty drawing', () => {
  expect(layoutOf({ states: [], transitions: [] })).toMatchObject({ boxes: [], lines: [] })
})

test.each([
  ['Open', 'Open'],
  ['Waiting for the parts department', 'Waiting for the part…'],
  ['承認待ちの部品待ち中です', '承認待ちの部品待ち中…'],
])('%s is written as %s', (name, written) => expect(fitted(name)).toBe(written))
