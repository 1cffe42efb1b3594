import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mentionsIn, plainMentions, withNames, writeMention } from './syntax.ts'

const id = '0198c0de-0000-7000-8000-00000000000a'
const other = '0198c0de-0000-7000-8000-00000000000b'

test.each([
  [`Ask @[Ada](person:${id}) first`, [id]],
  [`@[Ada](person:${id}) and @[Bo](person:${other}), then @[Ada](person:${id})`, [id, other]],
  [`Write \`@[Ada](person:${id})\` for that`, []],
  [`\`\`\`\n@[Ada](person:${id})\n\`\`\`\n@[Bo](person:${other})`, [other]],
  [`[Ada](person:${id}) is a link`, []],
  ['@[Ada](person:me)', []],
  [`@[](person:${id})`, []],
])('%s', (body, ids) => {
  expect(mentionsIn(body).map((one) => one.id)).toEqual(ids)
})

test('a claimed name gives way to the real one, and people read names', () => {
  const body = `@[The boss](person:${id}) said so`
  expect(withNames(body, new Map([[id, 'Ada [Ops]']]))).toBe(`@[Ada \\[Ops\\]](person:${id}) said so`)
  expect(plainMentions(withNames(body, new Map([[id, 'Ada [Ops]']])))).toBe('@Ada [Ops] said so')
})

test('what is written is read again, whatever the name and the text around it', () => {
  const name = fc.string({ minLength: 1, maxLength: 80 }).filter((text) => !/[\r\n`~]/.test(text))
  const text = fc.string().map((around) => around.replace(/[`~\\@[]/g, ''))
  fc.assert(
    fc.property(name, fc.uuid(), text, text, (written, person, before, after) => {
      const body = `${before}${writeMention({ id: person, name: written })}${after}`
      expect(mentionsIn(body)).toEqual([{ id: person.toLowerCase(), name: written }])
      expect(plainMentions(body)).toBe(`${before}@${written}${after}`)
      expect(withNames(body, new Map())).toBe(body)
    }),
  )
})
