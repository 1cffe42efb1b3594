// The search as people use it: half words, slips, parts of addresses, filters in the same box; and what it never tells.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestDesk, type TestDesk } from '../../test/desk.ts'
import { forgetWords, learnWords } from '../../test/learning.ts'
import { createWorld, type Someone, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World
let oversees: Someone

interface Found {
  items: { kind: string; number: string | null; title: string; marked: string; excerpt: string; place: string | null }[]
  nextCursor: string | null
  corrected: string | null
  suggestion: string | null
}

const ask = async (who: Client, q: string, more = ''): Promise<Found> => {
  const { status, body } = await who.get(`/search?q=${encodeURIComponent(q)}${more}`)
  expect([q, status]).toEqual([q, 200])
  return body
}
const titles = async (who: Client, q: string) => (await ask(who, q)).items.map(({ title }) => title)
const open = async (who: Client, title: string, description = '', more: object = {}): Promise<string> =>
  (await who.post('/tickets', { title, description, ...more })).body.id

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  oversees = world.admin
  const { agent, requester, colleague, admin } = world
  await open(requester, 'Printer on deck 3 jams', 'The tray of srv-print01.larkfield.example at 10.20.30.40 is stuck.')
  await open(requester, 'Scanner', 'It stands beside the printer. Configuration lost; call +49 40 1234567.')
  await open(colleague, 'Ferry <b>tickets</b>', 'Cannot print <img src=x onerror=alert(7)> the batteries report')
  const noted = await open(requester, 'Slow laptop', 'It takes minutes to start')
  await agent.post(`/tickets/${noted}/replies`, { body: 'The thermal paste is dry', visibility: 'public' })
  await agent.post(`/tickets/${noted}/replies`, {
    body: 'A quixotical request, budget xylophonic',
    visibility: 'internal',
  })
  const secret = await open(requester, 'About my boss', 'A grievance')
  await admin.put(`/tickets/${secret}/assignment`, { team: 'Vault' })
  await admin.post(`/tickets/${secret}/replies`, { body: 'Defenestration of zanzibarites', visibility: 'internal' })
  await admin.post('/organisations', { name: 'Brackwater Pilots', domains: ['brackwater.example'] })
  await admin.post('/people', {
    name: 'Isolde Maywater',
    email: 'isolde.maywater@brackwater.example',
    roles: ['End User'],
  })
  await learnWords(desk)
})
afterAll(() => desk.stop())

describe('what is typed', () => {
  test.each([
    ['a word', 'jams', ['Printer on deck 3 jams']],
    ['another form of it', 'battery', ['Ferry <b>tickets</b>']],
    ['a beginning', 'batt', ['Ferry <b>tickets</b>']],
    ['a beginning longer than the stem', 'configurat', ['Scanner']],
    ['part of a machine’s name', 'print01', ['Printer on deck 3 jams']],
    ['all of it', 'srv-print01.larkfield.example', ['Printer on deck 3 jams']],
    ['half of it', 'srv-pri', ['Printer on deck 3 jams']],
    ['part of an address', '20.30', ['Printer on deck 3 jams']],
    ['part of a telephone number', '1234567', ['Scanner']],
    ['a phrase', '"beside the printer"', ['Scanner']],
    ['a phrase that nobody said', '"printer beside"', []],
    ['a phrase that is not closed yet', '"tray of', ['Printer on deck 3 jams']],
    ['a word left out', 'printer -scanner', ['Printer on deck 3 jams']],
    ['either', 'jams OR scanner', ['Printer on deck 3 jams', 'Scanner']],
    ['no filter, but a word with a colon', 'srv:8080', []],
    ['nothing but signs', '?!', []],
  ])('%s: %s', async (_, q, found) => {
    expect((await titles(world.agent, q)).sort()).toEqual([...found].sort())
  })

  test('the title comes before the text', async () => {
    expect((await titles(world.agent, 'printer')).slice(0, 2)).toEqual(['Printer on deck 3 jams', 'Scanner'])
  })

  test('a number goes first, in every spelling, and those that mention it follow', async () => {
    const mention = await open(world.requester, 'Follow-up', 'As in T-1 before')
    const { body } = await world.agent.get(`/tickets/${mention}`)
    for (const q of ['T-1', 't-1', '1', '#1'])
      expect((await ask(world.agent, q)).items.map(({ title }) => title)).toEqual([
        'Printer on deck 3 jams',
        'Follow-up',
      ])
    expect((await titles(world.agent, body.number))[0]).toBe('Follow-up')
  })

  test('people and organisations are found by parts of names and addresses', async () => {
    for (const q of ['isolde', 'mayw', 'isol mayw', 'isolde.maywater@brackwater.example', 'isolde.mayw'])
      expect([q, await titles(world.agent, q)]).toEqual([q, ['Isolde Maywater']])
    expect((await titles(world.agent, 'brackwater')).sort()).toEqual(['Brackwater Pilots', 'Isolde Maywater'])
    expect((await ask(world.agent, 'brackw', '&kind=organisation')).items[0]).toMatchObject({
      kind: 'organisation',
      marked: '\ue000Brackwater\ue001 Pilots',
      excerpt: '\ue000brackwater\ue001.example',
    })
    expect(await titles(world.requester, 'brackwater')).toEqual([])
  })
})

describe('filters in the same box', () => {
  test('narrow the tickets, and are for tickets only', async () => {
    const { requester, agent } = world
    expect((await titles(agent, `printer requester:${requester.email} is:new`)).sort()).toEqual([
      'Printer on deck 3 jams',
      'Scanner',
    ])
    expect(await titles(agent, 'printer is:closed')).toEqual([])
    expect(await titles(agent, 'isolde is:new')).toEqual([])
    expect(await titles(agent, '"deck 3" is:new assignee:none jam')).toEqual(['Printer on deck 3 jams'])
    expect((await titles(agent, 'requester:me')).length).toBe(0)
    expect(await titles(agent, `requester:${world.colleague.email}`)).toEqual(['Ferry <b>tickets</b>'])
  })

  test('a value that there is not is told at its place; so it is in the list', async () => {
    for (const path of ['/search', '/tickets']) {
      const { status, body } = await world.agent.get(`${path}?q=${encodeURIComponent('printer is:opne')}`)
      expect([status, body.errors[0]]).toMatchObject([400, { path: 'q', offset: 11, length: 4 }])
    }
    const slip = await world.agent.get(`/search?q=${encodeURIComponent('assinge:me')}`)
    expect(slip.body.errors[0].message).toContain('did you mean assignee?')
    expect(slip.body.detail).toMatch(/did you mean assignee\?$/)
  })

  test('the list takes the same words and filters', async () => {
    const { body } = await world.agent.get(`/tickets?q=${encodeURIComponent('printer is:new "deck 3"')}`)
    expect(body.items.map((one: { title: string }) => one.title)).toEqual(['Printer on deck 3 jams'])
  })
})

describe('misspelled words', () => {
  test('are read as what was meant, and it is said', async () => {
    const found = await ask(world.agent, 'is:new Pritner jamms')
    expect(found).toMatchObject({ corrected: 'is:new printer jams', suggestion: null })
    expect(found.items.map(({ title }) => title)).toEqual(['Printer on deck 3 jams'])
    expect(await ask(world.agent, 'is:new Pritner jamms', '&exact=true')).toMatchObject({ items: [], corrected: null })
    expect(await ask(world.agent, 'izolde')).toMatchObject({
      corrected: 'isolde',
      items: [{ title: 'Isolde Maywater' }],
    })
  })

  test('a word that is there and rare keeps its results, and the common one is offered', async () => {
    await open(world.requester, 'Prniter', 'typed in haste')
    for (let i = 0; i < 25; i++) await open(world.colleague, `Printer ${i}`)
    await learnWords(desk)
    const found = await ask(world.agent, 'prniter')
    expect(found).toMatchObject({ corrected: null, suggestion: 'printer', items: [{ title: 'Prniter' }] })
  })

  test('pages go on with the words that were meant', async () => {
    const first = await ask(world.agent, 'printre', '&limit=10&kind=ticket')
    expect(first.corrected).toBe('printer')
    const seen = first.items.map(({ number }) => number)
    for (let cursor = first.nextCursor; cursor; ) {
      const next = await ask(world.agent, 'printre', `&limit=10&kind=ticket&cursor=${cursor}`)
      seen.push(...next.items.map(({ number }) => number))
      cursor = next.nextCursor
    }
    expect(seen.length).toBe(27)
    expect(new Set(seen).size).toBe(27)
    const other = await world.agent.get(`/search?q=other&cursor=${first.nextCursor}`)
    expect([other.status, other.body.errors[0].path]).toEqual([400, 'cursor'])
  })
})

describe('highlights', () => {
  test('stand in title and text as they were written, and markup stays text', async () => {
    const [hit] = (await ask(world.agent, 'print ticket alert')).items
    expect(hit).toMatchObject({
      title: 'Ferry <b>tickets</b>',
      marked: 'Ferry <b>\ue000tickets\ue001</b>',
      place: 'description',
    })
    expect(hit?.excerpt).toContain('Cannot \ue000print\ue001 <img src=x onerror=\ue000alert\ue001(7)>')
    const [machine] = (await ask(world.agent, 'srv-print01')).items
    expect(machine?.excerpt).toContain('\ue000srv-print01\ue001.larkfield.example at 10.20.30.40')
  })

  test('no text can forge them', async () => {
    await open(world.colleague, 'Forged \ue000mark\ue001', 'of a \ue000wombatish\ue001 kind')
    const [hit] = (await ask(world.agent, 'kind forged')).items
    expect(hit?.marked).not.toContain('\ue000mark')
    expect(hit?.excerpt).toContain('of a wombatish \ue000kind\ue001')
  })

  test('come from where the words were said', async () => {
    expect((await ask(world.agent, 'thermal')).items).toMatchObject([
      { place: 'reply', excerpt: 'The \ue000thermal\ue001 paste is dry' },
    ])
    expect((await ask(world.agent, 'quixotical')).items).toMatchObject([
      { place: 'note', excerpt: 'A \ue000quixotical\ue001 request, budget xylophonic' },
    ])
  })
})

describe('what is not for everybody', () => {
  test('a requester learns nothing of notes: not by words, beginnings, slips, filters or suggestions', async () => {
    const nothing = { items: [], nextCursor: null, corrected: null, suggestion: null }
    for (const q of [
      'quixotical',
      'quixotica',
      'qiuxotical',
      'xylophonik',
      '"quixotical request"',
      'is:new quixotical',
      'quixotical OR xylophonic',
    ])
      expect([q, await ask(world.requester, q)]).toMatchObject([q, nothing])
    expect((await ask(world.requester, 'slow')).items).toMatchObject([{ place: 'description' }])
    expect((await ask(world.requester, 'slow -quixotical')).items).toMatchObject([
      { place: 'description', title: 'Slow laptop' },
    ])
  })

  test('nor of what others wrote, though agents are helped by it', async () => {
    expect(await ask(world.agent, 'battreies')).toMatchObject({ corrected: 'batteries' })
    expect(await ask(world.requester, 'battreies')).toMatchObject({ corrected: null, suggestion: null, items: [] })
    expect(await ask(world.requester, 'termal')).toMatchObject({ corrected: 'thermal', items: [{ place: 'reply' }] })
  })

  test('completing a word from the list of words tells a requester nothing either', async () => {
    // Both have the stem "termin"; an agent finds it by half of a word that only a note has.
    await open(world.requester, 'Terminate my account')
    await world.agent.post('/tickets', { title: 'Terminations', description: 'Termination' })
    await learnWords(desk)
    expect((await ask(world.requester, 'terminatio', '&exact=true')).items).toEqual([])
    expect((await ask(world.agent, 'terminatio', '&exact=true')).items.map(({ title }) => title)).toContain(
      'Terminate my account',
    )
  })

  test('what a restricted team says is found by its own only, and its words help nobody', async () => {
    expect(await titles(world.guard, 'grievance')).toEqual(['About my boss'])
    expect(await ask(world.guard, 'zanzibarites')).toMatchObject({ items: [{ place: 'note' }] })
    expect(await titles(oversees, 'zanzibarites')).toEqual(['About my boss'])
    expect(await titles(world.requester, 'zanzibarites')).toEqual([])
    for (const q of ['zanzibarites', 'zanzibaritse', 'grievnace', 'defenestratio'])
      expect([q, await ask(world.agent, q)]).toMatchObject([q, { items: [], corrected: null, suggestion: null }])
    const { rows } = await desk.superuser.query(
      "select word from search_word where word in ('zanzibarites', 'grievance')",
    )
    expect(rows).toEqual([])
  })
})

describe('in the background', () => {
  test('documents of an older desk are written anew, and what is gone is dropped', async () => {
    await desk.superuser.query(
      `update search_document set version = 1, public = '' where kind <> 'ticket' or owner_id = $1`,
      [world.requester.id],
    )
    expect(await titles(world.agent, 'print01')).toEqual([])
    await learnWords(desk)
    expect(await titles(world.agent, 'print01')).toEqual(['Printer on deck 3 jams'])
    expect(await titles(world.agent, 'mayw')).toEqual(['Isolde Maywater'])
  })

  test('an event that cannot be read keeps nothing from being learnt', async () => {
    await desk.superuser.query(
      `insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, at)
        values ($1, gen_random_uuid(), 'ticket.opened', 'ticket', gen_random_uuid(), '{}', '{}', 'system', null, 'Desk', now())`,
      [world.tenant],
    )
    await learnWords(desk)
    await open(world.colleague, 'Marmalade')
    await learnWords(desk)
    expect(await ask(world.agent, 'marmelade')).toMatchObject({ corrected: 'marmalade' })
  })

  test('a word that nothing says any more is forgotten, and others stay', async () => {
    await desk.superuser.query(
      "insert into search_word (tenant_id, word, stem, texts) values ($1, 'erasedname', 'erasednam', 2)",
      [world.tenant],
    )
    await forgetWords(desk)
    const { rows } = await desk.superuser.query(
      "select word from search_word where tenant_id = $1 and word in ('erasedname', 'thermal', 'isolde', 'quixotical') order by 1",
      [world.tenant],
    )
    expect(rows.map(({ word }) => word)).toEqual(['isolde', 'quixotical', 'thermal'])
  })

  test('an organisation that was removed is not found', async () => {
    const { body } = await world.admin.post('/organisations', { name: 'Shortlived', domains: [] })
    expect(await titles(world.agent, 'shortl')).toEqual(['Shortlived'])
    await world.admin.delete(`/organisations/${body.id}`)
    expect(await titles(world.agent, 'shortl')).toEqual([])
  })
})
