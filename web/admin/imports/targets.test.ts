import { expect, test } from 'vitest'
import type { ImportColumn } from './targets.ts'
import { optionsFor, remapped } from './targets.ts'

const column = (name: string, ...targets: string[]): ImportColumn => ({
  name,
  targets,
  dropped: targets.length > 0 ? null : 'nothing fits',
  samples: [],
  filled: 1,
})
const columns = [column('Subject', 'title'), column('Area', 'category'), column('Topic'), column('Site (old)')]

test.each([
  ['another column for a field replaces the first', 'Topic', ['category'], { category: ['Topic'] }],
  ['titles are put together', 'Topic', ['title'], { title: ['Subject', 'Topic'] }],
  ['left out', 'Area', [], { category: null }],
  ['moved', 'Area', ['tags'], { category: null, tags: ['Area'] }],
  ['nothing new', 'Subject', ['title'], {}],
])('%s', (_, name, wanted, mapping) => expect(remapped(columns, name, wanted)).toEqual(mapping))

test('a column may become a field of its own, or a free detail under its name', () => {
  const found = optionsFor(column('Site (old)'), [{ key: 'floor', label: 'Floor' }])
  expect(found).toContainEqual({ value: 'field.floor', label: 'Floor', detail: 'own field' })
  expect(found).toContainEqual({ value: 'field.site_old', label: 'site_old', detail: 'free detail' })
})
