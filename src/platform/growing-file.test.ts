import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { asPerson } from '../directory/index.ts'
import type { Caller } from './context.ts'
import { csvLine, type Ended, GrowingFile, type Part, streamOf } from './growing-file.ts'

let desk: TestDesk
let world: World
let caller: Caller
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { actor } = await asPerson(desk.runtime, world.tenant, world.admin.id)
  caller = { tenant: world.tenant, actor, via: { kind: 'session', id: world.admin.id } }
})
afterAll(() => desk.stop())

type Outcome = Parameters<Ended>[1]

/** Two rows in each part. @param parts how many there are */
function file(parts: number, broken = Number.POSITIVE_INFINITY) {
  const outcomes: Outcome[] = []
  const read = async (_: unknown, from: string[] | undefined): Promise<Part> => {
    const at = Number(from?.[0] ?? 0)
    if (at === broken) throw new Error('The database is gone')
    return { content: `part ${at} `, rows: 2, next: at + 1 < parts ? [String(at + 1)] : undefined }
  }
  const ended: Ended = async (_, outcome) => void outcomes.push({ ...outcome })
  return { outcomes, stream: streamOf(desk.runtime, caller, new GrowingFile('x.csv', 'text/csv', read, ended)) }
}

test('that it was taken whole is told, with its rows', async () => {
  const { outcomes, stream } = file(3)
  expect((await stream.toArray()).join('')).toBe('part 0 part 1 part 2 ')
  expect(outcomes).toEqual([{ rows: 6, whole: true }])
})

test('that whoever asked went away is told, with what had gone out', async () => {
  const { outcomes, stream } = file(1_000_000)
  await stream[Symbol.asyncIterator]().next()
  stream.destroy()
  await expect.poll(() => outcomes).toMatchObject([{ whole: false }])
})

test('that a part could not be read is told, and the stream breaks', async () => {
  const { outcomes, stream } = file(5, 2)
  await expect(stream.toArray()).rejects.toThrow('The database is gone')
  expect(outcomes).toEqual([{ rows: 4, whole: false }])
})

test('whatever is written, no cell begins a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = csvLine([text])
      expect(written.endsWith('\r\n')).toBe(true)
      if (/^"?\s*[=+\-@]/.test(written)) expect(Number(written.replace(/[\s,."]/g, ''))).not.toBeNaN()
    }),
  )
})

test.each([
  [['plain', 7, null, ''], 'plain,7,,\r\n'],
  [['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"\r\n'],
  [['=1+1', '+a', '-1+1', '@x', '\tx', ' =x', '+49-40', "+1'"], "'=1+1,'+a,'-1+1,'@x,'\tx,' =x,'+49-40,'+1'\r\n"],
  [['+49', '-1', '+351 21 1234567', '-2.5'], '+49,-1,+351 21 1234567,-2.5\r\n'],
  [[-1], '-1\r\n'],
])('%j', (values, line) => {
  expect(csvLine(values)).toBe(line)
})
