import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { folderForTest } from '../../../test/folder.ts'
import { offered } from './operations.ts'
import { asKey, type Desk, mendbook, startDesk } from './testing.ts'

const ID = '0198c1de-0000-7000-8000-000000000001'
const ticket = {
  id: ID,
  number: 'T-1042',
  title: 'VPN drops \u001b[31mevery hour',
  status: 'open',
  priority: 'P2',
  requester: { id: ID, name: 'Kai Sample', email: 'kai@example.com' },
  team: null,
  revision: 3,
  openedAt: '2026-03-01T10:00:00.000Z',
  description: 'It started\nthis morning.',
  can: { reply: { allowed: true, reason: null }, resolve: { allowed: false, reason: 'not yours' } },
}

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(() => {
  desk.asked = []
  desk.answer = () => ({ body: ticket })
})

const last = () => desk.asked.at(-1)

describe('a command for every operation', () => {
  test.each(offered.map((declared) => declared.name))('%s has one, with help', async (name) => {
    const noun = name.slice(0, name.lastIndexOf('.'))
    const shown = await mendbook([noun, name.slice(name.lastIndexOf('.') + 1), '--help'])
    expect(shown.code).toBe(0)
    expect(shown.out).toContain('API: ')
  })

  test('what strangers call has none', async () => {
    expect((await mendbook(['setup', 'complete'])).code).toBe(2)
    expect((await mendbook(['sessions', 'start'])).code).toBe(2)
  })
})

describe('what is sent', () => {
  test('flags of a read become the query, lists with commas', async () => {
    desk.answer = () => ({ body: { items: [], nextCursor: null } })
    await mendbook(
      [
        'tickets',
        'list',
        '--status',
        'open,pending',
        '--status',
        'new',
        '--assignee',
        'me',
        '--limit',
        '5',
        '--sort',
        '-priority',
      ],
      asKey(desk),
    )
    expect(last()?.path).toBe('/api/v1/tickets')
    expect(last()?.query).toEqual({ status: 'open,pending,new', assignee: 'me', limit: '5', sort: '-priority' })
    expect(last()?.headers.authorization).toBe('Bearer mb_test_key')
  })

  test('flags of a write become the body, with numbers, lists, records and what is cleared', async () => {
    const args = [
      'tickets',
      'change',
      'T-1042',
      '--tags',
      'vpn,net',
      '--fields',
      'site=Porto',
      '--level',
      '2',
      '--no-category',
    ]
    const shown = await mendbook([...args, '--if-match', '3', '--idempotency-key', 'k-1'], asKey(desk))
    expect(shown.code).toBe(0)
    expect(`${last()?.method} ${last()?.path}`).toBe('PATCH /api/v1/tickets/T-1042')
    expect(last()?.json()).toEqual({ tags: ['vpn', 'net'], fields: { site: 'Porto' }, level: 2, category: null })
    expect(last()?.headers['if-match']).toBe('"3"')
    expect(last()?.headers['idempotency-key']).toBe('k-1')
  })

  test('a text of - comes from standard input', async () => {
    await mendbook(['tickets', 'reply', 'T-1042', '--body', '-'], asKey(desk, { input: 'From a\nfile\n' }))
    expect(last()?.json()).toEqual({ body: 'From a\nfile' })
  })

  test('names in the path are escaped', async () => {
    await mendbook(['teams', 'get', '../people?x=1'], asKey(desk))
    expect(last()?.path).toBe('/api/v1/teams/..%2Fpeople%3Fx%3D1')
  })

  test('a search takes its words by position', async () => {
    desk.answer = () => ({ body: { items: [], bounded: false } })
    await mendbook(['search', 'vpn', 'drops'], asKey(desk))
    expect(last()?.query).toEqual({ q: 'vpn drops' })
  })

  test('a file goes up as a form', async () => {
    const path = join(await folderForTest(), 'log.txt')
    await writeFile(path, 'line of the log')
    const shown = await mendbook(['attachments', 'add', 'T-1042', path, '--visibility', 'internal'], asKey(desk))
    expect(shown.code).toBe(0)
    const body = last()?.body.toString() ?? ''
    expect(last()?.headers['content-type']).toMatch(/^multipart\/form-data/)
    expect(body).toContain('name="file"; filename="log.txt"')
    expect(body.indexOf('internal')).toBeLessThan(body.indexOf('line of the log'))
  })

  test('secrets are asked for or piped in, never arguments', async () => {
    desk.answer = () => ({ status: 204 })
    const piped = await mendbook(['password', 'change'], asKey(desk, { input: 'old-secret\na new long one\n' }))
    expect(piped).toMatchObject({ code: 0, out: 'Done.\n' })
    expect(last()?.json()).toEqual({ current: 'old-secret', next: 'a new long one' })
    await mendbook(['password', 'change'], asKey(desk, { answers: ['old', 'another long one'] }))
    expect(last()?.json()).toEqual({ current: 'old', next: 'another long one' })
    expect((await mendbook(['password', 'change', '--current', 'x'], asKey(desk))).code).toBe(2)
    expect((await mendbook(['password', 'change', '--help'])).out).not.toContain('--current')
  })
})

describe('what is shown', () => {
  test('--json is the answer and nothing else', async () => {
    const shown = await mendbook(['tickets', 'get', 'T-1042', '--json'], asKey(desk))
    expect(JSON.parse(shown.out)).toEqual(ticket)
    expect(shown.err).toBe('')
  })

  test('a record as key and value, long text below, escape sequences taken out', async () => {
    const { out } = await mendbook(['tickets', 'get', 'T-1042'], asKey(desk))
    expect(out).toMatch(/^number +T-1042$/m)
    expect(out).toMatch(/^requester +Kai Sample$/m)
    expect(out).toMatch(/^you may +reply$/m)
    expect(out).toContain('    It started\n    this morning.')
    expect(out).not.toContain('\u001b')
  })

  test('a list as a table that fits the screen, and how to see the rest', async () => {
    desk.answer = () => ({ body: { items: [ticket, { ...ticket, number: 'T-7' }], nextCursor: 'c2' } })
    const { out, err } = await mendbook(['tickets', 'list'], asKey(desk, { width: 40 }))
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
    expect(out).toMatch(/^number +priority/)
    expect(out).not.toContain(ID)
    expect(err).toContain('2 rows shown, there are more: --all')
  })

  test('--all follows the pages', async () => {
    desk.answer = ({ query }) =>
      query.cursor === 'c2'
        ? { body: { items: [{ ...ticket, number: 'T-2' }], nextCursor: null } }
        : { body: { items: [{ ...ticket, number: 'T-1' }], nextCursor: 'c2' } }
    const shown = await mendbook(['tickets', 'list', '--all', '--json'], asKey(desk))
    const page = JSON.parse(shown.out) as { items: { number: string }[]; nextCursor: null }
    expect(page.items.map((item) => item.number)).toEqual(['T-1', 'T-2'])
    expect(page.nextCursor).toBeNull()
  })

  test('ids only where other commands want them', async () => {
    const session = { id: ID, current: true, agent: 'Browser', createdAt: ticket.openedAt }
    desk.answer = () => ({ body: { items: [session], nextCursor: null } })
    expect((await mendbook(['sessions', 'list'], asKey(desk))).out).toContain(ID)
  })

  test('a conversation reads like one', async () => {
    const message = {
      id: ID,
      kind: 'reply',
      author: ticket.requester,
      body: 'Still broken.\nSorry.',
      attachments: [],
      at: ticket.openedAt,
    }
    desk.answer = () => ({ body: { items: [message], nextCursor: null } })
    const { out } = await mendbook(['messages', 'list', 'T-1042'], asKey(desk))
    expect(out).toMatch(/Kai Sample {2}reply\n {4}Still broken\.\n {4}Sorry\./)
  })
})

describe('files that come down', () => {
  const file = (name: string) => () => ({
    body: Buffer.from('%PDF'),
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` },
  })

  test('go to standard output when told', async () => {
    desk.answer = file('a.pdf')
    const shown = await mendbook(['attachments', 'get', 'T-1042', ID, '--output', '-'], asKey(desk))
    expect(shown).toMatchObject({ code: 0, out: '%PDF' })
  })

  test('are written where the person says, and never where the sender of the file says', async () => {
    const folder = await folderForTest()
    desk.answer = file('../../evil.pdf')
    const shown = await mendbook(['attachments', 'get', 'T-1042', ID, '--output', join(folder, 'a.pdf')], asKey(desk))
    expect(shown.code).toBe(0)
    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('%PDF')
  })
})

describe('what cannot be undone', () => {
  test('asks first, and does nothing without a yes', async () => {
    desk.answer = () => ({ status: 204 })
    expect((await mendbook(['roles', 'remove', 'Helpers'], asKey(desk, { answers: [false] }))).code).toBe(1)
    expect((await mendbook(['roles', 'remove', 'Helpers'], asKey(desk))).code).toBe(2)
    expect(desk.asked).toHaveLength(0)
    expect((await mendbook(['roles', 'remove', 'Helpers'], asKey(desk, { answers: [true] }))).code).toBe(0)
    expect((await mendbook(['roles', 'remove', 'Helpers', '--yes'], asKey(desk))).code).toBe(0)
    expect(desk.asked).toHaveLength(2)
  })
})

describe('how a command fails', () => {
  test.each([
    ['an unknown noun', ['tickts', 'list'], 'tickets'],
    ['an unknown verb', ['tickets', 'lsit'], 'list'],
    ['an unknown flag', ['tickets', 'list', '--assigne', 'me'], '--assignee'],
  ])('%s: suggests what was meant, exit 2', async (_, args, suggestion) => {
    const shown = await mendbook(args)
    expect(shown.code).toBe(2)
    expect(shown.err).toContain(`Did you mean ${suggestion}?`)
  })

  test('a value that the operation does not take: names the flag, sends nothing, exit 2', async () => {
    const shown = await mendbook(['tickets', 'list', '--status', 'opne'], asKey(desk))
    expect(shown.code).toBe(2)
    expect(shown.err).toContain('--status')
    expect(desk.asked).toHaveLength(0)
  })

  test('a required flag is missing: exit 2', async () => {
    expect((await mendbook(['tickets', 'open'], asKey(desk))).code).toBe(2)
  })

  test('a refusal: cause, fields, effect and next step, exit 1', async () => {
    const errors = [{ path: 'team', message: 'is not a team' }]
    desk.answer = () => ({ status: 400, body: { code: 'invalid', detail: 'The field team is not a team.', errors } })
    const shown = await mendbook(['tickets', 'assign', 'T-1', '--team', 'Nobody'], asKey(desk))
    expect(shown.code).toBe(1)
    expect(shown.err).toContain('The field team is not a team.')
    // Once, not again for the one field that the sentence names.
    expect(shown.err.match(/is not a team/g)).toHaveLength(1)
    expect(shown.err).toContain('Nothing was changed.')
    desk.answer = () => ({ status: 409, body: { code: 'conflict', detail: 'It waits. Nothing was changed.' } })
    const said = await mendbook(['tickets', 'resolve', 'T-1', '--resolution', 'Done'], asKey(desk))
    expect(said.err.match(/Nothing was changed/g)).toHaveLength(1)
  })

  test('a stale revision says where the record is now', async () => {
    desk.answer = () => ({
      status: 412,
      body: { code: 'conflict', detail: 'Somebody changed it.', current: { revision: 9 } },
    })
    const { err } = await mendbook(['tickets', 'change', 'T-1', '--title', 'x', '--if-match', '3'], asKey(desk))
    expect(err).toContain('revision 9')
    expect(err).toContain('--if-match')
  })

  test('with --json the refusal is the desk’s own problem', async () => {
    desk.answer = () => ({ status: 403, body: { code: 'forbidden', detail: 'You may not.' } })
    const shown = await mendbook(['tickets', 'get', 'T-1', '--json'], asKey(desk))
    expect(shown).toMatchObject({ code: 1, out: '' })
    expect(JSON.parse(shown.err)).toMatchObject({ code: 'forbidden' })
  })

  test('a desk that is not there, and one that hangs up in the middle of a write', async () => {
    const env = { MENDBOOK_URL: 'http://127.0.0.1:9', MENDBOOK_TOKEN: 'mb_test_key' }
    const gone = await mendbook(['tickets', 'list'], { env })
    expect(gone.code).toBe(1)
    expect(gone.err).toContain('cannot be reached')
    desk.answer = () => 'hang up'
    const { err } = await mendbook(['tickets', 'open', '--title', 'x'], asKey(desk))
    expect(err).toContain('It is not known whether the change was made')
  })

  test('something else than a desk answers', async () => {
    desk.answer = () => ({ status: 502, body: Buffer.from('<html>Bad gateway</html>') })
    expect((await mendbook(['tickets', 'list'], asKey(desk))).err).toContain('not like a Mendbook desk')
    desk.answer = () => ({ status: 302, headers: { location: 'https://elsewhere.example' } })
    expect((await mendbook(['tickets', 'list'], asKey(desk))).code).toBe(1)
    expect(desk.asked.every((asked) => asked.headers.host === new URL(desk.url).host)).toBe(true)
  })
})
