import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ImportRow } from '../../../tickets/contract.ts'
import { type Answer, type Asked, asKey, type Desk, mendbook, startDesk } from '../testing.ts'

interface Batch {
  source: string
  dryRun: boolean
  rows: Record<string, unknown>[]
}

let desk: Desk
let folder: string
let kept: Map<string, Record<string, unknown>>

/** Keeps tickets by source and id, like the desk does. */
function importBatch(asked: Asked): Answer {
  const { source, dryRun, rows } = asked.json() as unknown as Batch
  const answer = {
    imported: 0,
    skipped: 0,
    failed: 0,
    failures: [] as object[],
    newCategories: [] as string[],
    ids: [],
  }
  for (const row of rows) {
    const key = `${source}/${row.id}`
    const judged = ImportRow.safeParse(row)
    if (!judged.success) answer.failures.push({ line: row.line, reason: judged.error.issues[0]?.message })
    else if (kept.has(key)) answer.skipped += 1
    else {
      answer.imported += 1
      if (!dryRun) kept.set(key, row)
    }
  }
  answer.failed = answer.failures.length
  return { body: answer }
}

beforeAll(async () => {
  desk = await startDesk()
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(() => {
  kept = new Map()
  desk.asked = []
  desk.answer = importBatch
})

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const load = (path: string, ...flags: string[]) => mendbook(['import', 'tickets', path, ...flags], asKey(desk))

async function loadJson(path: string, ...flags: string[]) {
  const shown = await load(path, '--json', ...flags)
  return {
    ...shown,
    result: JSON.parse(shown.out) as Record<string, unknown> & { failures: { line: number; reason: string }[] },
  }
}

const small = 'Ticket ID,Subject,Priority\n1,VPN drops,Critical\n2,Printer jams,Low\n'

describe('an import', () => {
  test('shows the mapping and what became of the rows', async () => {
    const shown = await load(await file('small.csv', small))
    expect(shown.code).toBe(0)
    expect(shown.out).toMatch(/title +Subject +VPN drops/)
    expect(shown.out).toContain('Critical → P1')
    expect(shown.out).toContain('2 rows: 2 imported, 0 skipped, 0 failed')
    expect(kept.get('small/1')).toMatchObject({ title: 'VPN drops', priority: 'P1', line: 2 })
  })

  test('again: everything is skipped, exit 0', async () => {
    const path = await file('small.csv', small)
    await load(path)
    const { code, result } = await loadJson(path)
    expect(code).toBe(0)
    expect(result).toEqual({ rows: 2, imported: 0, skipped: 2, failed: 0, failures: [] })
  })

  test('as a dry run keeps nothing', async () => {
    const shown = await load(await file('small.csv', small), '--dry-run')
    expect(shown.out).toContain('2 would be imported')
    expect(kept.size).toBe(0)
  })

  test('follows --map and --source', async () => {
    await load(await file('small.csv', small), '--map', 'title=Priority,priority=', '--source', 'old desk')
    expect(kept.get('old desk/1')).toEqual({ line: 2, id: '1', title: 'Critical' })
  })

  test('tells every row that is ragged, wrong or cut by line and reason, imports the others, exit 1', async () => {
    const text =
      'id,title,opened\n1,One,2026-01-01\n2,Two\n3,"Three\nlines",2026-01-01\n4,,2026-01-01\n5,Five,someday\n6,"cut'
    const { code, result } = await loadJson(await file('bad.csv', text), '--map', 'openedAt=opened')
    expect(code).toBe(1)
    expect(result).toMatchObject({ rows: 6, imported: 2, skipped: 0, failed: 4 })
    expect(result.failures).toEqual([
      { line: 3, reason: 'has 2 columns where the first row has 3' },
      { line: 6, reason: 'has no title' },
      { line: 7, reason: 'openedAt: "someday" is not a date that can be read' },
      { line: 8, reason: 'the file is cut inside this row: a quote opens and never closes' },
    ])
  })

  test('reads other encodings, delimiters and formats alike', async () => {
    const text = 'id;title\n1;Größe prüfen – Café\n'
    await load(await file('old.csv', iconv.encode(text, 'windows-1252')))
    await load(await file('wide.csv', iconv.encode(text.replaceAll(';', '\t'), 'utf-16le', { addBOM: true })))
    await load(
      await file('lines.jsonl', '{"id":1,"title":"Größe prüfen – Café","requester":{"email":"kim@example.com"}}\n'),
    )
    for (const source of ['old', 'wide', 'lines']) expect(kept.get(`${source}/1`)?.title).toBe('Größe prüfen – Café')
    expect(kept.get('lines/1')?.requesterEmail).toBe('kim@example.com')
  })

  test('columns without a name, or with the same one, can still be told apart', async () => {
    const path = await file('twice.csv', 'id,title,,title\n1,One,x,Two\n')
    await load(path, '--map', 'description=title (2),tags=column 3')
    expect(kept.get('twice/1')).toMatchObject({ title: 'One', description: 'Two', tags: ['x'] })
  })

  test('bytes that a code page does not know are told, not replaced', async () => {
    const bytes = Buffer.concat([iconv.encode('id;title\n1;Größe\n2;Caf', 'windows-1252'), Buffer.from([0x81, 0x0a])])
    const { result } = await loadJson(await file('odd.csv', bytes), '--encoding', 'windows-1252')
    expect(result).toMatchObject({
      imported: 1,
      failures: [{ line: 3, reason: expect.stringContaining('not windows-1252') }],
    })
  })

  test('names rows whose bytes are broken in a file that is otherwise UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,title\n1,größer über prüfen\n2,caf'),
      Buffer.from([0xe9]),
      Buffer.from(' broken\n3,fine\n'),
    ])
    const { result } = await loadJson(await file('mixed.csv', bytes))
    expect(result).toMatchObject({
      rows: 3,
      imported: 2,
      failed: 1,
      failures: [{ line: 3, reason: expect.stringContaining('not utf-8') }],
    })
  })

  test('several files: one total, failures name their file', async () => {
    const one = await file('one.csv', small)
    const two = await file('two.csv', 'id,title\n1,One\n2\n')
    const shown = await mendbook(['import', 'tickets', one, two, '--json'], asKey(desk))
    expect(JSON.parse(shown.out)).toMatchObject({ rows: 4, imported: 3, failed: 1, failures: [{ file: two, line: 3 }] })
  })

  test('an empty file, and one with a heading alone', async () => {
    expect((await loadJson(await file('empty.csv', ''))).result).toMatchObject({ rows: 0, failed: 0 })
    expect((await loadJson(await file('heading.csv', 'id,title\n'))).result).toMatchObject({ rows: 0, failed: 0 })
  })

  test('many rows go in batches, all of them, with a few on their way at once', async () => {
    let atOnce = 0
    let most = 0
    desk.answer = async (asked) => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((resolve) => setTimeout(resolve, 20))
      atOnce -= 1
      return importBatch(asked)
    }
    const rows = Array.from({ length: 2600 }, (_, index) => `${index},Ticket ${index}\n`)
    const { result } = await loadJson(await file('many.csv', `id,title\n${rows.join('')}`))
    expect(result).toMatchObject({ rows: 2600, imported: 2600, failed: 0 })
    expect(desk.asked).toHaveLength(6)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(3)
  })
})

describe('trouble on the way', () => {
  test('a desk that is away for a moment is waited for', async () => {
    let refusals = 2
    desk.answer = (asked) => {
      if (refusals === 0) return importBatch(asked)
      refusals -= 1
      return refusals === 1 ? 'hang up' : { status: 503, body: { code: 'unavailable', detail: 'Starting.' } }
    }
    const { code, result } = await loadJson(await file('small.csv', small))
    expect(code).toBe(0)
    expect(result).toMatchObject({ imported: 2, failed: 0 })
  })

  test('a refusal stops it, names the cause, and counts what nobody confirmed', async () => {
    desk.answer = () => ({ status: 403, body: { code: 'forbidden', detail: 'This key may not import.' } })
    const shown = await loadJson(await file('small.csv', small))
    expect(shown.code).toBe(1)
    expect(shown.result).toMatchObject({ rows: 2, imported: 0, failed: 2 })
    expect(shown.err).toContain('This key may not import.')
  })

  test('a batch that is too large is halved', async () => {
    desk.answer = (asked) =>
      (asked.json() as unknown as Batch).rows.length > 1
        ? { status: 413, body: { detail: 'Too large.' } }
        : importBatch(asked)
    expect((await loadJson(await file('small.csv', small))).result).toMatchObject({ imported: 2, failed: 0 })
  })
})

describe('wrong use, exit 2, nothing sent', () => {
  test.each([
    ['a file that is not there', ['missing.csv']],
    ['a column that is not there', ['small.csv', '--map', 'title=Headline']],
    ['a field that does not exist', ['small.csv', '--map', 'headline=Subject']],
    ['a time zone that does not exist', ['small.csv', '--time-zone', 'Mars/Olympus']],
    ['no file', []],
  ])('%s', async (_, [name, ...flags]) => {
    await file('small.csv', small)
    const args = ['import', 'tickets', ...(name ? [join(folder, name)] : []), ...flags]
    expect((await mendbook(args, asKey(desk))).code).toBe(2)
    expect(desk.asked).toHaveLength(0)
  })

  test('a spreadsheet instead of text', async () => {
    const shown = await load(await file('book.xlsx', Buffer.from('PK\u0003\u0004\0\0')))
    expect(shown).toMatchObject({ code: 2, err: expect.stringContaining('CSV') })
  })
})

// Real exports, where they are at hand; what they show is tested above with files written for it.
const real = (name: string) => join(import.meta.dirname, '../../../../../shared/data/tickets', name)
const expected: [string, object][] = [
  ['it-topic.csv', { rows: 27_854, imported: 27_854, skipped: 0, failed: 0 }],
  ['consumer-support.csv', { rows: 8469, imported: 8469, skipped: 0, failed: 0 }],
  ['consumer-support-cut.csv', { rows: 1506, imported: 1505, skipped: 0, failed: 1, failures: [{ line: 5192 }] }],
  ['servicenow-incidents.csv', { rows: 5998, imported: 890, skipped: 5108, failed: 0 }],
]

test('real exports come in whole', { timeout: 60_000 }, async () => {
  const present = expected.filter(([name]) => existsSync(real(name)))
  for (const [name, outcome] of present) expect((await loadJson(real(name))).result).toMatchObject(outcome)
  expect(kept.size).toBe(present.reduce((sum, [, outcome]) => sum + (outcome as { imported: number }).imported, 0))
})
