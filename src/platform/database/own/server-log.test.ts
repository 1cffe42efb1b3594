// The server's log stays small, and its end can be quoted.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { serverLog } from './server-log.ts'
import { temporaryFolder } from './test-folders.ts'

it('quotes the last lines of this run alone', () => {
  const home = temporaryFolder()
  const log = serverLog(home)
  expect(log.tail(0)).toBe('it left no message')
  fs.writeFileSync(log.file, 'FATAL: an old trouble\n')
  const since = log.size()
  expect(log.tail(since)).toBe('it left no message')
  fs.appendFileSync(log.file, `${'x'.repeat(9000)}\n1\n2\n\n3\n4\nFATAL: this trouble\n`)
  expect(log.tail(since)).toBe('1\n2\n3\n4\nFATAL: this trouble')
})

it('keeps one older file when it has grown large, while the server goes on writing', () => {
  const home = temporaryFolder()
  const log = serverLog(home)
  const server = log.open()
  fs.writeSync(server, 'small\n')
  log.rotate()
  expect(fs.readFileSync(log.file, 'utf8')).toBe('small\n')
  fs.writeSync(server, 'x'.repeat(5 << 20))
  log.rotate()
  fs.writeSync(server, 'after\n')
  fs.closeSync(server)
  expect(fs.readFileSync(log.file, 'utf8')).toBe('after\n')
  expect(fs.statSync(path.join(home, 'postgres.log.1')).size).toBe((5 << 20) + 6)
  expect(log.tail((5 << 20) + 6)).toBe('after')
  expect(fs.statSync(log.file).mode & 0o777).toBe(0o600)
})
