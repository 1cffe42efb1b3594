import { describe, expect, test } from 'vitest'
import type { Category } from './category-values.ts'
import { possibleParents, shown, siblingsOf, step } from './tree.ts'

/** `a/b` stands below `a`. */
const tree = (...paths: string[]): Category[] =>
  paths.map((path) => {
    const names = path.split('/')
    const ancestors = names.slice(0, -1).map((_, index) => names.slice(0, index + 1).join('/'))
    const above = ancestors.at(-1)
    const parent = above === undefined ? null : { id: above, name: above }
    return {
      id: path,
      name: names.at(-1),
      path,
      parent,
      ancestors,
      active: true,
      aliases: path === 'a/b' ? ['Bee'] : [],
    } as unknown as Category
  })

const all = tree('a', 'a/b', 'a/b/c', 'a/d', 'e')
const one = (id: string) => all.find((category) => category.id === id) as Category
const ids = (some: readonly Category[]) => some.map(({ id }) => id)

describe('where a category may stand', () => {
  test('not below itself or what is below it', () => {
    expect(ids(possibleParents(all, 'a'))).toEqual(['e'])
    expect(ids(possibleParents(all, 'a/b'))).toEqual(['a', 'a/d', 'e'])
  })
  test('not so deep that a sixth level comes of it', () => {
    const deep = tree('a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e', 'x', 'x/y')
    expect(ids(possibleParents(deep, null))).not.toContain('a/b/c/d/e')
    expect(ids(possibleParents(deep, 'x'))).toEqual(['a', 'a/b', 'a/b/c'])
  })
})

describe('one step', () => {
  test.each([
    ['a', 'down', { position: 2 }],
    ['e', 'up', { position: 1 }],
    ['e', 'in', { parent: 'a' }],
    ['a/d', 'in', { parent: 'a/b' }],
    ['a/b/c', 'out', { parent: 'a', position: 2 }],
    ['a/d', 'out', { parent: null, position: 2 }],
  ] as const)('%s %s', (id, way, target) => expect(step(all, one(id), way)).toEqual(target))
  test.each([
    ['a', 'up', /first/],
    ['e', 'down', /last/],
    ['a', 'in', /nothing above/i],
    ['a', 'out', /at the top/],
  ] as const)('%s has no way %s', (id, way, reason) =>
    expect(step(all, one(id), way)).toEqual({ reason: expect.stringMatching(reason) }),
  )
})

describe('what is shown', () => {
  test('nothing below what is closed', () => {
    expect(ids(shown(all, new Set(['a/b']), ''))).toEqual(['a', 'a/b', 'a/d', 'e'])
    expect(ids(shown(all, new Set(['a']), ''))).toEqual(['a', 'e'])
  })
  test('what fits, with what leads there, also by another name', () => {
    expect(ids(shown(all, new Set(['a']), 'C'))).toEqual(['a', 'a/b', 'a/b/c'])
    expect(ids(shown(all, new Set(), 'bee'))).toEqual(['a', 'a/b'])
  })
})

test('siblings share what they stand under', () => expect(ids(siblingsOf(all, one('a/b')))).toEqual(['a/b', 'a/d']))
