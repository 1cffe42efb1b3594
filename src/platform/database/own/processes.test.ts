// A number in a file is not a server: the process behind it is looked at.
import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { lookByPs, servesCluster } from './processes.ts'

const server = { zombie: false, name: 'postgres', args: ['/x/bin/postgres', '-D', '/data/cluster', '-c', 'port=5432'] }

it.each([
  ['the server itself', server, true],
  ['a zombie', { ...server, zombie: true, args: [''] }, false],
  ['another program', { ...server, name: 'node' }, false],
  ['the server of another folder', { ...server, args: ['postgres', '-D', '/data/other'] }, false],
  ['a worker of some server', { ...server, args: ['postgres: mendbook: checkpointer '] }, false],
  ['a server whose folder cannot be told', { ...server, args: ['postgres'] }, true],
  ['a server with a relative folder', { ...server, args: ['postgres', '-D', 'cluster'] }, true],
])('%s', (_, seen, expected) => {
  expect(servesCluster(seen, '/data/cluster')).toBe(expected)
})

it('asks ps where there is no /proc', () => {
  const child = spawn('sleep', ['60'])
  expect(lookByPs(child.pid ?? 0, '/data/cluster')).toEqual({ zombie: false, name: 'sleep', args: ['sleep', '60'] })
  child.kill('SIGKILL')
  expect(lookByPs(2 ** 22 + 1, '/data/cluster')).toBeUndefined()
})
