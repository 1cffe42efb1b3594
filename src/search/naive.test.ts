// The search against a naive reader, on texts made of words, numbers, names of machines and addresses.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

// Words without other forms, so that the naive reader needs no grammar.
const vocabulary = [
  'vpn',
  'vpnx',
  'gate',
  'gatex',
  'srv-db01.ex.net',
  'srv-db02',
  '10.20.30.40',
  '10.20.31',
  'a.b@ex.net',
  'Qüx',
]
const texts = fc.sample(
  fc.record({
    title: fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 }).map((words) => words.join(', ')),
    description: fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }).map((words) => words.join(' ')),
    note: fc.array(fc.constantFrom(...vocabulary), { maxLength: 2 }).map((words) => words.join(' ')),
  }),
  { numRuns: 40, seed: 20 },
)

const parts = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** These parts beside each other; of the last one a beginning is enough, if it is long enough to say something. */
function says(text: string, wanted: string[], unfinished: boolean): boolean {
  const said = parts(text)
  return said.some((_, at) =>
    wanted.every((part, i) => {
      const here = said[at + i] ?? ''
      return unfinished && i === wanted.length - 1 ? here.startsWith(part) : here === part
    }),
  )
}

interface Piece {
  typed: string
  fits(text: string): boolean
}

const whole = fc.constantFrom(...vocabulary)
const begun = fc.tuple(whole, fc.integer({ min: 3, max: 12 })).map(([word, length]) => word.slice(0, length))
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.oneof(whole, begun).map((typed) => ({ typed, fits: (text: string) => says(text, parts(typed), true) })),
  fc.array(whole, { minLength: 1, maxLength: 2 }).map((words) => ({
    typed: `"${words.join(' ')}"`,
    fits: (text: string) => says(text, parts(words.join(' ')), false),
  })),
)
const question = fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 3 }).map(([first, ...others]) => {
  const all = [...(first ? [{ ...first[0], not: false }] : []), ...others.map(([one, not]) => ({ ...one, not }))]
  return {
    typed: all.map(({ typed, not }) => (not ? `-${typed}` : typed)).join(' '),
    fits: (text: string) => all.every(({ fits, not }) => fits(text) !== not),
  }
})

test('300 questions find what a naive reader finds, and requesters nothing by notes', { timeout: 60_000 }, async () => {
  const made: ((typeof texts)[number] & { id: string; open: string })[] = []
  for (const text of texts) {
    const { id } = (await world.requester.post('/tickets', { title: text.title, description: text.description })).body
    if (text.note) await world.agent.post(`/tickets/${id}/replies`, { body: text.note, visibility: 'internal' })
    made.push({ ...text, id, open: `${text.title}\n–\n${text.description}` })
  }
  await fc.assert(
    fc.asyncProperty(question, async ({ typed, fits }) => {
      for (const [who, notes] of [
        [world.agent, true],
        [world.requester, false],
      ] as const) {
        const { body } = await who.get(`/search?kind=ticket&limit=50&exact=true&q=${encodeURIComponent(typed)}`)
        const found = body.items.map(({ id }: { id: string }) => id).sort()
        const expected = made.filter(({ open, note }) => fits(open) || (notes && note !== '' && fits(note)))
        expect([typed, found]).toEqual([typed, expected.map(({ id }) => id).sort()])
      }
    }),
    { numRuns: 300, seed: 7 },
  )
})
