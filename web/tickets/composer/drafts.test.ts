import { describe, expect, test } from 'vitest'
import { blank, draftStore, keyFor, oldDrafts, parseDraft } from './drafts.ts'

function memory(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start))
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}
const now = () => new Date('2026-11-21T09:00:00Z')
const file = { id: 'f', name: 'a.png', size: 1, type: 'image/png', url: '/f', picture: true }

describe('a draft', () => {
  test('survives the page that it was written on', () => {
    const storage = memory()
    draftStore(storage, now).change('me.t1.reply', { body: 'Have you tried' })
    const reopened = draftStore(storage, now).read('me.t1.reply')
    expect(reopened).toMatchObject({ body: 'Have you tried', at: '2026-11-21T09:00:00.000Z' })
  })

  test('is kept apart per ticket and tab', () => {
    const store = draftStore(memory(), now)
    store.change('me.t1.reply', { body: 'public' })
    store.change('me.t1.note', { body: 'internal' })
    expect(store.read('me.t1.reply').body).toBe('public')
    expect(store.read('me.t2.reply')).toBe(blank)
  })

  test('of nothing but spaces leaves no trace, one of files does', () => {
    const storage = memory()
    const store = draftStore(storage, now)
    store.change('k', { body: 'x' })
    store.change('k', { body: '  ' })
    expect(storage.kept.size).toBe(0)
    store.change('k', { body: '', files: [file] })
    expect(storage.kept.size).toBe(1)
  })

  test('lives on in memory when storage refuses', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const store = draftStore(full, now)
    store.change('k', { body: 'still here' })
    expect(store.read('k').body).toBe('still here')
  })

  test('gives the same object until it changes, and tells its readers', () => {
    const store = draftStore(memory(), now)
    let told = 0
    store.subscribe(() => told++)
    store.change('k', { body: 'a' })
    expect(store.read('k')).toBe(store.read('k'))
    expect(told).toBe(1)
  })

  test.each(['null', '{', '[]', '{"body":1}', '"x"'])('that cannot be read (%s) is none', (text) => {
    expect(parseDraft(text)).toBeNull()
  })
})

describe('sending again', () => {
  let made = 0
  const makeKey = () => `key ${++made}`

  test('the same words go with the same key, also after a reload', () => {
    const first = keyFor({ ...blank, body: 'a' }, { body: 'a' }, makeKey)
    const reloaded = parseDraft(JSON.stringify(first.draft)) ?? blank
    expect(keyFor(reloaded, { body: 'a' }, makeKey).key).toBe(first.key)
  })

  test('other words, files or tickets are another message', () => {
    const first = keyFor({ ...blank, body: 'a' }, { body: 'a', files: [] }, makeKey)
    expect(keyFor(first.draft, { body: 'b', files: [] }, makeKey).key).not.toBe(first.key)
    expect(keyFor(first.draft, { body: 'a', files: ['f'] }, makeKey).key).not.toBe(first.key)
  })
})

test('drafts of long ago are found, others and foreign keys are left alone', () => {
  const draft = (at: string) => JSON.stringify({ body: 'x', files: [], at })
  const storage = memory({
    'mendbook.draft.old': draft('2026-08-01T00:00:00Z'),
    'mendbook.draft.broken': 'not a draft',
    'mendbook.draft.new': draft('2026-11-20T00:00:00Z'),
    'mendbook.theme': 'dark',
  })
  expect(oldDrafts(storage, now())).toEqual(['mendbook.draft.old', 'mendbook.draft.broken'])
})
