// A listener to live updates over a real connection: keeps what it heard, and comes back where it left off.
import http from 'node:http'
import type { Desk } from '../src/main.ts'

export interface Heard {
  /** The position in the log, as Last-Event-ID takes it. */
  position: string
  name: string
  /** The id of the event. */
  id: string
  /** The id of the record that it is about. */
  subject: string
}

export interface Ear {
  status: number
  heard: Heard[]
  /** How often it was told that it missed too much to hear it all. */
  missed: number
  ended: boolean
  /** What a browser would send as Last-Event-ID now. */
  position: string | undefined
  /** Hangs up. */
  close(): void
}

/** @param after what a browser sends as Last-Event-ID when it comes back */
export async function listen(desk: Pick<Desk, 'app'>, token: string, after?: string): Promise<Ear> {
  if (!desk.app.server.listening) await desk.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = desk.app.server.address() as { port: number }
  const headers = { authorization: `Bearer ${token}`, ...(after !== undefined && { 'last-event-id': after }) }
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/api/v1/stream', headers, agent: false }, (response) => {
      const ear: Ear = {
        status: response.statusCode ?? 0,
        heard: [],
        missed: 0,
        ended: false,
        position: undefined,
        close: () => request.destroy(),
      }
      let rest = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) take(ear, block)
        // The answer begins before the listener is among the listeners; an id without an event tells that it is.
        if (blocks.some((block) => /^id: .*$/.test(block))) resolve(ear)
      })
      response.on('error', () => undefined)
      response.on('close', () => {
        ear.ended = true
        resolve(ear)
      })
    })
    request.on('error', (error) => reject(error))
  })
}

function take(ear: Ear, block: string) {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const name = fields.get('event')
  if (name === 'missed') ear.missed++
  const position = fields.get('id')
  ear.position = position ?? ear.position
  if (!name || !position) return
  const { id, subject } = JSON.parse(fields.get('data') ?? '{}')
  ear.heard.push({ position, name, id, subject: subject.id })
}

/** The names of the events about some records that a listener heard, in order. */
export const about = (ear: Ear, ...subjects: string[]) =>
  ear.heard.filter(({ subject }) => subjects.includes(subject)).map(({ name }) => name)
