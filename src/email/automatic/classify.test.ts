// Real headers and what a desk must do about them: ../shared/data/mail-parse/classify.jsonl, where it is there.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mailOf } from '../../../test/mail.ts'
import { judge } from './judge.ts'
import type { Kind } from './kinds.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/mail-parse')
const there = existsSync(path.join(folder, 'classify.jsonl'))

interface Case {
  input: string
  kind: string
  never_auto_answer: boolean
  action: string
}

/** Their word for it → ours. */
const kinds: Record<string, Kind[]> = {
  human: ['person'],
  'no-auto-answer-wanted': ['person'],
  'auto-reply': ['auto-reply'],
  'auto-reply-by-subject': ['auto-reply'],
  'auto-generated': ['auto-generated'],
  'bounce-or-auto': ['auto-generated', 'bounce'],
  bulk: ['bulk'],
  'mailing-list': ['list'],
  loop: ['loop'],
}

test.runIf(there)('every case is judged as it should be', async () => {
  const cases = readFileSync(path.join(folder, 'classify.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Case => JSON.parse(line))
  const wrong: unknown[] = []
  for (const { input, kind, never_auto_answer: never, action } of cases) {
    const said = judge(await mailOf(readFileSync(path.join(folder, input))), {
      envelopeFrom: null,
      ours: {
        addresses: ['support@desk.example'],
        messageIdDomains: ['desk.example'],
        header: null,
        names: ['ourname'],
      },
    })
    const quiet = /no re-open|drop/.test(action)
    const right = kinds[kind]?.includes(said.kind) && said.neverAnswer === never && said.neverReopen === quiet
    if (!right) wrong.push({ input, kind, said })
  }
  expect(wrong).toEqual([])
  expect(cases.length).toBeGreaterThanOrEqual(39)
})
