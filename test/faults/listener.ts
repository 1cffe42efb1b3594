// Somebody who follows live updates as a browser does: comes back when the line ends, and says what was heard last.
import { setTimeout as wait } from 'node:timers/promises'

export interface Listener {
  /** Ids of the things that something happened to, in order, one for each event. */
  heard: { name: string; subject: string }[]
  /** How often the line ended, or was refused, and was opened again. */
  again(): number
  /** Rejects when a line ended in any other way than in order. */
  hangUp(): Promise<void>
}

/** Resolves when the first line has said from where on it tells everything. */
export async function listen(url: string, token: string): Promise<Listener> {
  const heard: Listener['heard'] = []
  const leaving = new AbortController()
  let lines = 0
  let last: string | undefined
  let opened = () => {}
  const open = new Promise<void>((resolve) => {
    opened = resolve
  })
  const following = (async () => {
    while (!leaving.signal.aborted) {
      lines++
      await follow().catch((error) => {
        if (!leaving.signal.aborted) throw error
      })
      await wait(100)
    }
  })()

  async function follow() {
    const headers = { authorization: `Bearer ${token}`, ...(last && { 'last-event-id': last }) }
    const response = await fetch(`${url}/api/v1/stream`, { headers, signal: leaving.signal })
    if (response.status === 503) return
    if (!response.ok || !response.body) throw new Error(`live updates were answered ${response.status}`)
    let text = ''
    for await (const chunk of response.body) {
      text += Buffer.from(chunk).toString()
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      frames.forEach(read)
    }
  }

  function read(frame: string) {
    const fields = new Map(frame.split('\n').map((line) => line.split(/: (.*)/, 2) as [string, string]))
    last = fields.get('id') ?? last
    if (last) opened()
    const name = fields.get('event')
    if (name) heard.push({ name, subject: JSON.parse(fields.get('data') ?? '{}').subject?.id })
  }

  await Promise.race([open, following])
  return {
    heard,
    again: () => lines - 1,
    async hangUp() {
      leaving.abort()
      await following
    },
  }
}
