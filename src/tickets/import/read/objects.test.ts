import { expect, test } from 'vitest'
import { objectsByLine, objectsOfList, type RawObject } from './objects.ts'

async function read(reader: (chunks: AsyncIterable<string>) => AsyncGenerator<RawObject>, text: string, size: number) {
  async function* chunks() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const found: RawObject[] = []
  for await (const one of reader(chunks())) found.push(one)
  return found
}

const byLine = '{"id":1}\n\n{"id":2\n{"id":"}"}\n[1]'
const asList = '[\n  {"id": "a}{", "tags": ["x"]},\n  {\n    "id": 2\n  }\n, {"id":3'

test('a line without an end takes no memory: it is told once, and reading goes on behind it', async () => {
  const text = `{"id":1}\n{"id":"${'x'.repeat(9_000_000)}"}\n{"id":3}`
  expect(await read(objectsByLine, text, 65_536)).toEqual([
    { line: 1, value: { id: 1 } },
    { line: 2, problem: 'is longer than any object: the line never ends' },
    { line: 3, value: { id: 3 } },
  ])
})

test.each([1, 2, 5, 1000])('objects are found, and damage told, with chunks of %i', async (size) => {
  expect(await read(objectsByLine, byLine, size)).toEqual([
    { line: 1, value: { id: 1 } },
    { line: 3, problem: 'is not valid JSON: it is damaged or cut here' },
    { line: 4, value: { id: '}' } },
    { line: 5, problem: 'is not a JSON object' },
  ])
  expect(await read(objectsOfList, asList, size)).toEqual([
    { line: 2, value: { id: 'a}{', tags: ['x'] } },
    { line: 3, value: { id: 2 } },
    { line: 6, problem: 'this object never ends: the file is cut or damaged from here on' },
  ])
})
