// Objects of a JSON file: one per line, or a list of them. The file is never held whole.

export type RawObject = { line: number; value: Record<string, unknown> } | { line: number; problem: string }

const LONGEST_OBJECT = 4_000_000

function parse(text: string, line: number): RawObject {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, value: value as Record<string, unknown> }
    return { line, problem: 'is not a JSON object' }
  } catch {
    return { line, problem: 'is not valid JSON: it is damaged or cut here' }
  }
}

/** One object per line: damage ends with its line. Of a line that is longer than any object, nothing is kept. */
export async function* objectsByLine(chunks: AsyncIterable<string>): AsyncGenerator<RawObject> {
  let rest = ''
  let line = 0
  let skipping = false
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (!skipping && text.trim() !== '') yield parse(text, line)
      skipping = false
    }
    if (!skipping && rest.length > LONGEST_OBJECT) {
      yield { line: line + 1, problem: 'is longer than any object: the line never ends' }
      skipping = true
    }
    if (skipping) rest = ''
  }
  if (rest.trim() !== '') yield parse(rest, line + 1)
}

/** Index behind the object that starts at `start`, or -1 when its end has not arrived. */
function objectEnd(text: string, start: number): number {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{') depth += 1
    else if (character === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}

const breaks = (text: string) => text.split('\n').length - 1

/** The objects of a list, or simply objects after one another, however they are broken into lines. */
export async function* objectsOfList(chunks: AsyncIterable<string>): AsyncGenerator<RawObject> {
  let text = ''
  let line = 1
  for await (const chunk of chunks) {
    text += chunk
    while (true) {
      const start = text.indexOf('{')
      const end = start < 0 ? -1 : objectEnd(text, start)
      if (end < 0) break
      line += breaks(text.slice(0, start))
      yield parse(text.slice(start, end), line)
      line += breaks(text.slice(start, end))
      text = text.slice(end)
    }
    if (text.length > LONGEST_OBJECT) break
  }
  const start = text.indexOf('{')
  if (start >= 0)
    yield {
      line: line + breaks(text.slice(0, start)),
      problem: 'this object never ends: the file is cut or damaged from here on',
    }
}
