// Machines that say nowhere that they are machines, against a desk that answers; and people, whom nobody must stop.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Came, mayAcknowledge, mayComeIn, printOf, usualLimits, type Went } from './breaker.ts'

const start = Date.parse('2026-11-20T08:00:00Z')
const minutes = (n: number) => new Date(start + n * 60_000)
const seconds = (n: number) => new Date(start + n * 1000)

/** One side of a correspondence: what came, what went, what was held back. */
class Desk {
  came: Came[] = []
  went: Went[] = []
  held: Came[] = []

  /** A mail comes in and opens a ticket. Answers whether it is acknowledged. */
  receive(at: Date, subject: string, text: string, ticket: string): boolean {
    const past = { now: at, came: this.came, went: this.went }
    const mail = { subject, ticket, print: printOf(text) }
    if (mayComeIn(mail, past).open) {
      this.held.push({ ...mail, at })
      return false
    }
    this.came.push({ ...mail, at })
    if (mayAcknowledge({ ...past, came: this.came }).open) return false
    this.went.push({ at: new Date(at.getTime() + 1000), acknowledgement: true })
    return true
  }

  /** The desk passes on what another participant of a ticket wrote. */
  copy(at: Date) {
    this.went.push({ at, acknowledgement: false })
  }
}

/** A machine answers each mail of the desk after so many seconds, until the desk is silent or two days are over. */
function converse(
  desk: Desk,
  latencies: number[],
  subjectOf: (n: number) => string,
  textOf: (n: number) => string,
): number {
  let at = start
  let n = 0
  while (at < start + 2 * 24 * 3600_000 && n < 500) {
    const answered = desk.receive(new Date(at), subjectOf(n), textOf(n), `T-${n}`)
    if (!answered) break
    at += 1000 + (latencies[n % latencies.length] ?? 1) * 1000
    n += 1
  }
  return desk.went.length
}

const words = (n: number) =>
  `words ${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]} that are always others`

describe('a lawless answering machine', () => {
  test('that answers within minutes gets one automatic mail, whatever it writes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 580 }), { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        (latencies, changes) => {
          const subject = (n: number) => (changes ? words(n) : 'Out of office')
          expect(
            converse(new Desk(), latencies, subject, (n) => (changes ? words(n) : 'I am away until Monday.')),
          ).toBe(1)
        },
      ),
    )
  })

  test('that takes its time gets three, and one that takes hours no more than ten a day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 600, max: 1790 }), { minLength: 1, maxLength: 9 }), (latencies) => {
        expect(converse(new Desk(), latencies, words, words)).toBeLessThanOrEqual(3)
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 9 }), (latencies) => {
        const desk = new Desk()
        converse(desk, latencies, words, words)
        for (const { at } of desk.went) {
          const inADay = desk.went.filter(
            (other) => other.at >= at && other.at.getTime() < at.getTime() + 24 * 3600_000,
          )
          expect(inADay.length).toBeLessThanOrEqual(usualLimits.perDay)
        }
      }),
    )
  })

  test('on a ticket whose copies go on is held back after three answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.boolean(), (latency, changes) => {
        // Unlike words are held back where no person could be so fast.
        const fast = changes ? Math.min(latency, 40) : latency
        const desk = new Desk()
        let at = start
        let letIn = 0
        for (let n = 0; n < 20 && at < start + 3600_000; n += 1) {
          desk.copy(new Date(at))
          at += fast * 1000
          desk.receive(
            new Date(at),
            `Re: [T-1] Printer ${n}`,
            changes ? words(n) : `I am away, message number ${n}.`,
            'T-1',
          )
          at += 1000
          letIn = desk.came.length
        }
        expect(letIn).toBeLessThanOrEqual(usualLimits.answers)
      }),
      { numRuns: 50 },
    )
  })
})

describe('nobody is stopped', () => {
  test('who writes five times within an hour', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 3599 }), { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        (times, same) => {
          const desk = new Desk()
          const texts = [
            'The printer is jammed.',
            'It is also on fire now.',
            'Please hurry up a little.',
            'The fire is out again.',
            'Thank you very much.',
          ]
          for (const [n, at] of times.sort((a, b) => a - b).entries())
            desk.receive(seconds(at), same ? 'Re: [T-1] Printer' : words(n), texts[n] ?? '', same ? 'T-1' : `T-${n}`)
          expect(desk.held).toEqual([])
          expect(desk.went.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  test('a monitor that reports fifty faults, different or alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 50, maxLength: 50 }),
        fc.boolean(),
        (gaps, alike) => {
          const desk = new Desk()
          let at = 0
          for (const [n, gap] of gaps.entries()) {
            desk.receive(
              seconds(at),
              alike ? 'Disk full' : words(n),
              alike ? 'The disk of the file server is full.' : words(n),
              `T-${n}`,
            )
            at += gap
          }
          expect(desk.held).toEqual([])
        },
      ),
    )
  })

  test('two people who talk over a ticket, quickly', () => {
    const desk = new Desk()
    for (let n = 0; n < 12; n += 1) {
      desk.copy(minutes(n * 4))
      desk.receive(minutes(n * 4 + 2), 'Re: [T-1] Printer', words(n), 'T-1')
    }
    expect(desk.held).toEqual([])
  })

  test('who opens a ticket every half hour is told each time, up to ten a day', () => {
    const desk = new Desk()
    const told = Array.from({ length: 12 }, (_, n) => desk.receive(minutes(n * 40), words(n), words(n), `T-${n}`))
    expect(told.filter(Boolean)).toHaveLength(10)
  })
})

test('it says why', () => {
  const went = [{ at: minutes(0), acknowledgement: true }]
  expect(mayAcknowledge({ now: minutes(5), came: [], went })).toEqual({
    open: true,
    why: 'This address was sent an automatic answer within the last 10 minutes.',
  })
  expect(mayAcknowledge({ now: minutes(11), came: [], went })).toEqual({ open: false, why: '' })
  expect(mayAcknowledge({ now: minutes(5), came: [], went: [{ at: minutes(4), acknowledgement: false }] }).open).toBe(
    false,
  )
})

test('a fingerprint forgets numbers and blanks, and knows nothing of two words', () => {
  expect(printOf('I am away until 3 May, ticket T-12.')).toBe(printOf('I am  away until 4 May, ticket T-13.\n'))
  expect(printOf('I am away until Monday.')).not.toBe(printOf('The printer is jammed.'))
  expect(printOf('Thanks!')).toBeNull()
})
