import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { guessDialect } from './dialect.ts'
import { detectEncoding, foreignKind, namedEncoding } from './encoding.ts'

async function* chunked(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const detect = (bytes: Buffer, size = 1 << 16) => detectEncoding(chunked(bytes, size))
const filler = 'id,title\n'.concat('1,The printer on the second floor does not print\n'.repeat(50))

describe('the encoding of a file', () => {
  test.each([
    ['ASCII', Buffer.from(filler), 'utf-8'],
    ['nothing', Buffer.alloc(0), 'utf-8'],
    ['UTF-8', Buffer.from(`${filler}2,Öffnen schlägt fehl – 会議室`), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${filler}`), 'utf-8'],
    ['UTF-16 with a mark', iconv.encode(filler, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 without a mark', iconv.encode(filler, 'utf-16le'), 'utf-16le'],
    ['UTF-16, big end first', iconv.encode(filler, 'utf-16be'), 'utf-16be'],
    ['Windows-1252', iconv.encode(`${filler}2,“Café” costs 5 € – naïve Größe`, 'windows-1252'), 'windows-1252'],
    ['Latin-1, one word in it', iconv.encode(`${filler}2,Größe`, 'latin1'), 'windows-1252'],
    [
      'Shift_JIS',
      iconv.encode(`${filler}2,${'会議室のプリンターが動きません。'.repeat(20)}`, 'shift_jis'),
      'Shift_JIS',
    ],
    [
      'Cyrillic',
      iconv.encode(`${filler}2,${'Принтер не печатает на втором этаже. '.repeat(20)}`, 'windows-1251'),
      'windows-1251',
    ],
  ])('%s is found out', async (_, bytes, name) => {
    expect(await detect(bytes)).toEqual({ name, suspect: !name.startsWith('utf') })
  })

  test('a few broken bytes do not make UTF-8 something else, wherever the chunks end', async () => {
    const bytes = Buffer.concat([Buffer.from(`${filler}${'größer über '.repeat(9)}`), Buffer.from([0xff, 0xe4, 0x20])])
    for (const size of [1, 2, 3, 7, 1000]) expect(await detect(bytes, size)).toEqual({ name: 'utf-8', suspect: true })
  })

  test('whole UTF-8 is whole, wherever the chunks end', async () => {
    const bytes = Buffer.from('é会👍 '.repeat(40))
    for (const size of [1, 2, 3, 5, 7, 64]) expect(await detect(bytes, size)).toEqual({ name: 'utf-8', suspect: false })
  })

  test('what is no text is told apart', () => {
    expect(foreignKind(Buffer.from('PK\u0003\u0004rest'))).toContain('spreadsheet')
    expect(foreignKind(Buffer.from('id,title'))).toBeNull()
    expect(() => namedEncoding('klingon')).toThrow(/none that can be read/)
  })
})

describe('the dialect of a file', () => {
  test.each([
    ['a,b\n1,"x;y;z"\n', ','],
    ['a;b\n"1,5";2\n3;4\n', ';'],
    ['a\tb\n1\tx, y, z\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['sep=;\na;b\n1;2\n', ';'],
    ['id,title\n1,"one; two\nthree; four"\n2,"x; y"\n', ','],
    ['title\nVPN\nPrinter\n', ','],
  ])('%j is separated by %j', (sample, delimiter) => {
    expect(guessDialect(sample)).toMatchObject({ format: 'separated', delimiter })
  })

  test.each([
    ['{"id":1}\n{"id":2}\n', 'objects by line'],
    ['[{"id":1},\n{"id":2}]', 'list of objects'],
    ['[\n  {\n    "id": 1\n  }\n]', 'list of objects'],
    ['{\n  "id": 1\n}', 'list of objects'],
  ])('%j is %s', (sample, format) => {
    expect(guessDialect(sample)).toEqual({ format })
  })

  test('lines of an old Mac', () => {
    expect(guessDialect('a,b\r1,2\r')).toMatchObject({ delimiter: ',', lineBreak: '\r' })
  })
})
