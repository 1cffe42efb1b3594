// A desk like any other, except that it kills itself at a named moment. It is composed and started by the product's own code;
// only the parts that a verb is given to work with are wrapped, from outside.
// Usage: node dying-desk.ts POINT N: after a SIGUSR2, the N-th time that it comes to the point.
import { Readable } from 'node:stream'
import { start } from '../../src/entrypoints/cli/local/start.ts'
import type { Desk } from '../../src/main.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Database } from '../../src/platform/database/database.ts'

export const points = [
  'before-commit',
  'commit-sent',
  'after-commit',
  'answer-sent',
  'file-half-written',
  'file-without-row',
  'job-without-commit',
  'job-done-but-not-marked',
] as const
export type Point = (typeof points)[number]

if (process.argv[1] === import.meta.filename) await run(process.argv[2] as Point, Number(process.argv[3]))

async function run(point: Point, times: number): Promise<void> {
  let left = Number.POSITIVE_INFINITY
  process.on('SIGUSR2', () => {
    left = times
  })
  const die = () => {
    if (--left <= 0) process.kill(process.pid, 'SIGKILL')
  }
  const said: string[] = []
  const desk = await start(readConfig(process.env), { demo: false }, (line) => said.push(line))
  wrap(point, desk, die)
  process.stdout.write(`${said.join('\n')}\n`) // only now does the test know where it listens
}

function wrap(point: Point, { runtime, app }: Desk, die: () => void): void {
  const { database, files, committed, outbox } = runtime
  const inTenant = (change: (...given: Parameters<Database['inTenant']>) => Parameters<Database['inTenant']>) => {
    const wrapped = (...given: Parameters<Database['inTenant']>) =>
      database.inTenant(...(given[2]?.readOnly ? given : change(...given)))
    runtime.database = { ...database, inTenant: wrapped as Database['inTenant'] }
  }
  const ways: Record<Point, () => void> = {
    // Rows are written; their events and the commit are not sent.
    'before-commit': () =>
      inTenant((tenant, work, how) => {
        const lastStep = async (...given: Parameters<typeof work>) => {
          const result = await work(...given)
          die()
          return result
        }
        return [tenant, lastStep, how]
      }),
    // The commit is on the wire; the database may have done it or not.
    'commit-sent': () =>
      inTenant((tenant, work, how) => {
        const last = () => {
          setImmediate(() => setImmediate(die))
          return how?.last?.()
        }
        return [tenant, work, { ...how, last }]
      }),
    'after-commit': () => {
      runtime.committed = die
    },
    'answer-sent': () => {
      app.server.prependListener('request', (_, response) => response.once('finish', die))
    },
    'file-half-written': () => {
      runtime.files = {
        ...files,
        put: (tenant, content) => files.put(tenant, Readable.from(cut(content, die))),
      }
    },
    'file-without-row': () => {
      runtime.files = {
        ...files,
        put: async (...given) => {
          const blob = await files.put(...given)
          die()
          return blob
        },
      }
    },
    'job-without-commit': () => {
      runtime.outbox = async (...given) => {
        await outbox(...given)
        die()
      }
    },
    // What the job did is committed, but not yet that it is done: it will run a second time.
    'job-done-but-not-marked': () => {
      runtime.committed = (tenant, events) => {
        if (events.some(({ name, actor }) => name === 'person.changed' && actor.kind === 'system')) die()
        committed(tenant, events)
      }
    },
  }
  ways[point]()
}

async function* cut(content: Readable, die: () => void) {
  for await (const chunk of content) {
    yield chunk.subarray(0, chunk.length / 2)
    die()
    yield chunk.subarray(chunk.length / 2)
  }
}
