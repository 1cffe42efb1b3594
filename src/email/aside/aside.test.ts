// A mail that asks for much is read on a thread of its own: it comes to the same, everybody else goes on, and the thread has an end.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { typicalMail } from '../../../bench/typical-mail.ts'
import { Beyond, light, whole } from '../html/index.ts'
import { contentOf, contentOfRtf, remoteImagesIn, safeHtml, textsOfHtml } from './index.ts'
import { instead, tasks } from './tasks.ts'
import { Gone, Thread, type ThreadLimits } from './thread.ts'

function threadWith(limits: Partial<ThreadLimits> = {}): Thread {
  const thread = new Thread({ idle: 1, ...limits })
  onTestFinished(() => expect.poll(() => thread.alive).toBe(false))
  return thread
}

const world = (name: string) => readFileSync(path.join(import.meta.dirname, '../reply/world', name), 'utf8')
const typical = typicalMail(1).toString()
const pages = [typical.slice(typical.indexOf('<html')), world('html.txt'), world('html-more.txt')]
/** Three kilobytes that ask for tens of thousands of elements: each paragraph opens what the first one left open. */
const reopened = `<p>${Array.from({ length: 100 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(500)}`
const rtf = `{\\rtf1\\ansi\\fromhtml1 ${"\\par\\b\\'e4{x}".repeat(100_000)}}`
const long = '<div style="margin:1px"><a href="https://x.example/a">text</a> more</div>'.repeat(30_000)

test('what is read on either side is the same', async () => {
  const thread = threadWith()
  for (const html of [...pages, reopened, long.slice(0, 250_000)]) {
    for (const input of [
      { text: '', html, subject: 'Re: x' },
      { text: 'Yes.\n\n> No?\n\n-- \nKim', html, subject: 'FW: x' },
    ])
      expect(await thread.run('content', input)).toEqual(tasks.content(input, whole()))
    const shown = { html, pictures: new Map([['logo', 'data:image/png;base64,AAAA']]), remoteImages: true }
    expect(await thread.run('safe', shown)).toEqual(tasks.safe(shown, whole()))
    expect(await thread.run('remoteImages', html)).toBe(tasks.remoteImages(html, whole()))
    expect(await thread.run('texts', [html, 'x'])).toEqual(tasks.texts([html, 'x'], whole()))
  }
  expect(await thread.run('rtf', rtf)).toEqual(tasks.rtf(rtf))
})

test('most mails need no thread, and within its limits a mail reads as without any', () => {
  for (const html of pages) {
    const said = { text: '', html, subject: '' }
    expect(tasks.content(said, light())).toEqual(tasks.content(said, whole()))
    expect(tasks.texts([html], light())).toEqual(tasks.texts([html], whole()))
  }
  expect(() => tasks.texts([reopened], light())).toThrow(Beyond)
  // Many small pages share what one may ask for.
  expect(() => tasks.texts(Array(2000).fill('<p>x'), light())).toThrow(Beyond)
})

test.each([
  ['HTML that is long', () => contentOf({ text: '', html: long, subject: '' })],
  ['HTML that is short, and asks for much', () => contentOf({ text: 'x', html: reopened, subject: '' })],
  ['a text that is long', () => contentOf({ text: '> x\ny\n'.repeat(400_000), html: null, subject: '' })],
  ['the texts of many pages', () => textsOfHtml(Array(400).fill(reopened))],
  ['a page for the frame', () => safeHtml({ html: reopened, pictures: new Map(), remoteImages: false })],
  ['RTF that is long', () => contentOfRtf(rtf)],
  ['pictures that are counted', () => remoteImagesIn('<img src="https://x.example/1">'.repeat(30_000))],
])('%s: everything else goes on meanwhile', async (_, read) => {
  let turns = 0
  let done = false
  const turn = () => {
    turns++
    if (!done) setImmediate(turn)
  }
  setImmediate(turn)
  await read()
  done = true
  expect(turns).toBeGreaterThan(100)
})

test('one after the other, each with its own answer; an error is of its task alone', async () => {
  const thread = threadWith()
  const broken = thread.run('texts', [null])
  const all = [1, 2, 3].map((n) => thread.run('texts', [`<p>${n}`]))
  await expect(broken).rejects.toThrow(TypeError)
  expect(await Promise.all(all)).toEqual([['1'], ['2'], ['3']])
})

test('what takes too long or too much memory ends, and what comes after it has a thread again', async () => {
  const slow = threadWith({ time: 1 })
  await expect(slow.run('texts', [long])).rejects.toBeInstanceOf(Gone)
  const small = threadWith({ memory: 16 })
  const before = small.run('content', { text: '', html: '<b>x'.repeat(500_000), subject: '' })
  const after = small.run('texts', ['<p>y'])
  await expect(before).rejects.toBeInstanceOf(Gone)
  expect(await after).toEqual(['y'])
})

test('no more wait than may', async () => {
  const thread = threadWith({ waiting: 1 })
  const two = [thread.run('texts', ['a']), thread.run('texts', ['b'])]
  await expect(thread.run('texts', ['c'])).rejects.toThrow(/Try again in a minute/)
  expect(await Promise.all(two)).toEqual([['a'], ['b']])
})

test('what stands in for a page that cannot be read has its words, and no tag', () => {
  expect(instead.texts(['<style>x</style><p class="a">The lift <b>stands</b>.'.repeat(2)])[0]).toMatch(
    /The lift stands ?\..*too long/s,
  )
  expect(instead.content({ text: 'The *lift*', html: long, subject: '' })).toMatchObject({ body: 'The \\*lift\\*' })
  expect(instead.rtf('{\\rtf1\\ansi The lift\\par stands.}')).toMatchObject({
    text: expect.stringMatching(/The lift stands/),
  })
  expect(instead.texts(['<'.repeat(1_000_000)])[0]?.length).toBeLessThan(300_000)
})
