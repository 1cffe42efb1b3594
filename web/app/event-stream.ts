// Server-sent events read with fetch. EventSource would do, but it hides the status of a refusal, cannot send
// Last-Event-ID on a connection of its own making, and drops events whose names it was not told beforehand.
// https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation

export interface StreamEvent {
  id: string
  event: string
  data: string
}

/**
 * Feeds text in any cut; gives back the events that are complete. Comments (the server's heartbeat)
 * give none; an id alone gives a `place`: how far the desk has told everything.
 */
export function eventParser() {
  let rest = ''
  let id = ''
  return (chunk: string): StreamEvent[] => {
    const blocks = (rest + chunk).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    const events: StreamEvent[] = []
    for (const block of blocks) {
      const fields = readFields(block)
      id = fields.id ?? id
      if (fields.data !== undefined) events.push({ id, event: fields.event ?? 'message', data: fields.data })
      else if (fields.id !== undefined) events.push({ id, event: 'place', data: '' })
    }
    return events
  }
}

function readFields(block: string) {
  const fields: { id?: string; event?: string; data?: string } = {}
  for (const line of block.split('\n')) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
    if (value === undefined) continue
    if (name === 'id') fields.id = value
    if (name === 'event') fields.event = value
    if (name === 'data') fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`
  }
  return fields
}
