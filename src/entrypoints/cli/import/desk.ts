// The conversation with the desk about one file.
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import {
  changeImport,
  getImport,
  type ImportRun,
  listImportProblems,
  removeImport,
  runImport,
  uploadImport,
} from '../../../tickets/contract.ts'
import { call, type Input } from '../client.ts'
import type { Connection } from '../credentials.ts'
import { Failure, misuse } from '../failure.ts'
import { patiently, until } from './patience.ts'

export interface Talk {
  to: Connection
  waiting: (seconds: number) => void
}

export interface Problem {
  line: number
  reason: string
}

/** @throws Failure (wrong use) for what cannot be read */
export async function demandReadable(path: string): Promise<void> {
  try {
    await using file = await open(path)
    if (!(await file.stat()).isFile()) throw new Error('it is not a file')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw misuse(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`)
  }
}

type Called = Parameters<typeof call>[1]

async function ask<T>(talk: Talk, operation: Called, input: Input, file?: string): Promise<T> {
  const idempotencyKey = operation.safety === 'read' ? undefined : randomUUID()
  const attempt = () => call(talk.to, operation, input, { idempotencyKey, file })
  return (await patiently(attempt, talk.waiting)) as T
}

/** What the desk finds wrong with the file or with the wishes is a wrong use. */
async function asMisuse<T>(path: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Failure) || error.status !== 400) throw error
    throw misuse(`${path}: ${error.message}`, { fields: error.fields, effect: 'Nothing was imported.' })
  })
}

const read = (run: ImportRun) => run.state !== 'reading'

export async function handIn(talk: Talk, path: string, settings: Input, wishes: Input): Promise<ImportRun> {
  const run = await asMisuse(path, ask<ImportRun>(talk, uploadImport, settings, path))
  const known = await until(() => look(talk, run.id), read)
  if (known.error) {
    await forget(talk, run.id)
    throw misuse(`${path}: ${known.error}`, { effect: 'Nothing was imported.' })
  }
  if (Object.keys(wishes).length === 0 || known.columns.length === 0) return known
  try {
    await asMisuse(path, ask(talk, changeImport, { id: run.id, ...wishes }))
  } catch (error) {
    await forget(talk, run.id)
    throw error
  }
  return until(() => look(talk, run.id), read)
}

export const look = (talk: Talk, id: string): Promise<ImportRun> => ask(talk, getImport, { id })
export const begin = (talk: Talk, id: string, dryRun: boolean): Promise<ImportRun> =>
  ask(talk, runImport, { id, dryRun })
export const forget = (talk: Talk, id: string): Promise<null> => ask(talk, removeImport, { id })

export async function problemsOf(talk: Talk, id: string): Promise<Problem[]> {
  const all: Problem[] = []
  let cursor: string | null = null
  do {
    const page: { items: Problem[]; nextCursor: string | null } = await ask(talk, listImportProblems, {
      id,
      limit: 200,
      ...(cursor !== null && { cursor }),
    })
    all.push(...page.items.map(({ line, reason }) => ({ line, reason })))
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}
