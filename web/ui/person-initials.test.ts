import { expect, test } from 'vitest'
import { hueOf, hues, initials } from './person-initials.ts'

test.each([
  ['Mara Lindqvist', 'ML'],
  ['Ana Maria de la Cruz', 'AC'],
  ['prince', 'P'],
  ['jo.park@example.com', 'JP'],
  ['  Ömer   Yıldız ', 'ÖY'],
  ['李 小龙', '李小'],
  ['(extern) Ruth Beck', 'EB'],
  ['', ''],
  ['👩‍💻', ''],
])('the initials of "%s" are "%s"', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

test('a person keeps their colour, and people who follow each other differ', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `0198b2c4-0000-7000-8000-${String(index).padStart(12, '0')}`)
  expect(ids.map(hueOf)).toEqual(ids.map(hueOf))
  const shares = hues.map((hue) => ids.filter((id) => hueOf(id) === hue).length / ids.length)
  expect(Math.min(...shares)).toBeGreaterThan(0.4 / hues.length)
  expect(Math.max(...shares)).toBeLessThan(2 / hues.length)
})
