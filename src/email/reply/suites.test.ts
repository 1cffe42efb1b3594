// The cases of other people's splitters, where they are at hand beside the repository. They contradict each other on signatures (of the
// same mail, one keeps "-Name" and two fold it), so no splitter can have them all.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { splitReply } from './index.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/mail-replies')

interface Case {
  id: string
  kind: 'text' | 'eml'
  input: string
  match: 'exact' | 'contains' | 'regex-in-reply' | 'whole-body' | 'time'
  expect?: string
  expect_contains?: string[]
  expect_not_contains?: string[]
  expect_regex?: string[]
  max_ms?: number
}

const stripped = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()

async function holds(test: Case): Promise<boolean> {
  const raw = readFileSync(path.join(folder, test.input), 'utf8')
  const text = test.kind === 'eml' ? ((await simpleParser(raw)).text ?? '') : raw
  const started = performance.now()
  const got = stripped(splitReply({ text, html: null }).text)
  if (test.match === 'exact') return got === stripped(test.expect ?? '')
  if (test.match === 'whole-body') return got === stripped(text)
  if (test.match === 'regex-in-reply')
    return (test.expect_regex ?? []).every((pattern) => new RegExp(pattern).test(got))
  if (test.match === 'time') return performance.now() - started < (test.max_ms ?? 1_000)
  const has = (part: string) => got.includes(part)
  return (test.expect_contains ?? []).every(has) && !(test.expect_not_contains ?? []).some(has)
}

test.runIf(existsSync(folder))('at least 95 of 100 cases of other splitters hold', async () => {
  const cases = readFileSync(path.join(folder, 'cases.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Case => JSON.parse(line))
  const failed = []
  for (const each of cases) if (!(await holds(each))) failed.push(each.id)
  expect(failed.length / cases.length, failed.join('\n')).toBeLessThanOrEqual(0.05)
})
