import { describe, expect, test } from 'vitest'
import { passwordStrength, strengthHint } from './password-strength.ts'

describe('how strong a password is', () => {
  test.each([
    ['', 'empty'],
    ['Xk9!', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['1234567890123', 'weak'],
    ['abcdefghijkl', 'weak'],
    ['password123', 'weak'],
    ['Summer2026', 'weak'],
    ['blueharbour', 'fair'],
    ['three wet gulls on a mast', 'strong'],
    ['vK7#pQ2!zR9m', 'strong'],
    ['Fährhafen bei Nebel', 'strong'],
  ])('%j is %s', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength)
  })

  test('one made of what everybody knows about a person is weak', () => {
    const known = ['Maren Quill', 'maren.quill@larkspur.example', 'Larkspur Ferries']
    expect(passwordStrength('marenquill-larkspur')).not.toBe('weak')
    expect(passwordStrength('marenquill-larkspur', known)).toBe('weak')
  })

  test('says how many characters are missing', () => {
    expect(strengthHint('short', 9)).toBe('1 more character.')
    expect(strengthHint('short', 7)).toBe('3 more characters.')
  })
})
