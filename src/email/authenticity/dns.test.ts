import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { dnsOfThisMachine } from './dns.ts'

const open: { close(): void }[] = []
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})

/** A name server that answers what it is told to, with "no such name"; all else it swallows. */
async function nameServer(answers: (name: string) => boolean) {
  const asked: string[] = []
  const socket = createSocket('udp4')
  open.push(socket)
  socket.on('message', (question, from) => {
    const labels: string[] = []
    for (let at = 12; question[at]; at += (question[at] as number) + 1)
      labels.push(question.toString('latin1', at + 1, at + 1 + (question[at] as number)))
    const name = labels.join('.')
    asked.push(name)
    if (!answers(name)) return
    const answer = Buffer.from(question.subarray(0, question.indexOf(0, 12) + 5))
    answer.writeUInt16BE(0x8183, 2)
    answer.writeUInt16BE(0, 10)
    socket.send(answer, from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { asked, server: `127.0.0.1:${socket.address().port}` }
}

test('a name server that is out of reach is not asked for each mail', async () => {
  const { asked, server } = await nameServer(() => false)
  const dns = dnsOfThisMachine({ server, timeout: 100 })
  await expect(dns('one.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  await expect
    .poll(() => dns(`n${Math.random()}.example`, 'TXT').catch((error) => error.message))
    .toMatch(/out of reach/)
  const before = asked.length
  await expect(dns('two.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  expect(asked.slice(before)).not.toContain('two.example')
})

test('a domain whose servers say nothing silences no other', async () => {
  const { asked, server } = await nameServer((name) => name !== 'tar.example')
  const dns = dnsOfThisMachine({ server, timeout: 100 })
  await expect(dns('tar.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  await expect.poll(() => asked).toContain('')
  await expect(dns('fine.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' })
})
