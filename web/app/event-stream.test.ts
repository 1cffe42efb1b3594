import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventParser } from './event-stream.ts'

const wire = [
  ': connected\n\n',
  'id: 7\nevent: ticket.resolved\ndata: {"a":1}\n\n',
  ': beat\n\n',
  'event: ticket.opened\r\ndata: {\r\ndata: }\r\n\r\n',
  'id: 9\n\n',
  'data:x\n\n',
].join('')
const events = [
  { id: '7', event: 'ticket.resolved', data: '{"a":1}' },
  { id: '7', event: 'ticket.opened', data: '{\n}' },
  { id: '9', event: 'place', data: '' },
  { id: '9', event: 'message', data: 'x' },
]

test('events come out as they were sent, wherever the network cuts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(wire.length), { maxLength: 12 }), (cuts) => {
      const parse = eventParser()
      const edges = [0, ...cuts.sort((a, b) => a - b), wire.length]
      const seen = edges.slice(1).flatMap((to, index) => parse(wire.slice(edges[index], to)))
      expect(seen).toEqual(events)
    }),
  )
})

test('what is cut off at the end is not an event', () => {
  const parse = eventParser()
  expect(parse('id: 1\ndata: half')).toEqual([])
})
