// Mails written for this room by how mail programs are known to write them, with what a reader expects of each. One part of them was
// kept apart while the rules were made, so that its score says something of mails that nobody here has seen.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { splitReply } from './index.ts'

export interface Case {
  name: string
  held: boolean
  /** What went wrong; null when all is as expected. */
  judge: (visible?: (text: string) => string) => string | null
  html: boolean
}

const folder = path.join(import.meta.dirname, 'world')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8').trimEnd()

/** Two of five, told by their names: nobody chose them. */
const isHeld = (name: string) => createHash('sha256').update(name).digest().readUInt32BE() % 5 < 2

const answers = [
  'It works again, thank you.',
  'Both screens on pier 4 are dark.\n\nThe one in the hall, too.',
  'Yes.',
  'Hello,\n\nwe tried that already: the red light stays on.\nWhat next?',
]
const olds = ['Have you tried another cable?', 'Which floor is it on?\n\nThe desk', 'Hello Kim,\n\nis it good?\n\nWren']

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** One line for each: what stands above the quoted mail. The answer, the quote and its form come by turns. */
function introduced(file: string, forms: ((old: string) => string)[]): Case[] {
  return read(file)
    .split('\n')
    .map((line, index) => {
      const [name = '', ...rest] = line.split('|')
      const answer = answers[index % answers.length] ?? ''
      const form = forms[index % forms.length] ?? quoted
      const intro = rest.join('|').replaceAll('⏎', '\n')
      const old = olds[index % olds.length] ?? ''
      const text = `${answer}\n\n${intro}\n${/(?:^|\n)>[^\n]*$/.test(intro) && !/>{2,}$/.test(intro) ? quoted(old) : form(old)}\n`
      return {
        name: `${file}: ${name}`,
        held: isHeld(name),
        html: false,
        judge: (visible = ours) => same(visible(text), answer),
      }
    })
}

const ours = (text: string, subject = '') => splitReply({ text, html: null, subject }).text

const flat = (text: string) => text.replaceAll('\ufeff', '').replaceAll(/\s+/g, ' ').trim()
const same = (got: string, wanted: string) => (flat(got) === flat(wanted) ? null : got)

/** Mails line by line: `+` is new, `-` is folded, of `~` readers think differently. */
function lined(file: string): Case[] {
  return cut(file).map(([name, lines]) => {
    const subject = lines[0]?.startsWith('? ') ? lines.shift()?.slice(2) : undefined
    const text = lines.map((line) => line.slice(1)).join('\n')
    return {
      name: `${file}: ${name}`,
      held: isHeld(name),
      html: false,
      judge: (visible = (text: string) => ours(text, subject)) => follows(visible(text), lines),
    }
  })
}

function cut(file: string): [string, string[]][] {
  return read(file)
    .split(/^= /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.replace(/\n$/, '').split('\n')
      return [name, lines.filter((line, index) => line !== '' || index < lines.length - 1)]
    })
}

function follows(got: string, lines: readonly string[]): string | null {
  const wanted = lines.filter((line) => line.slice(1).trim() !== '')
  let at = 0
  for (const line of got.split('\n').filter((each) => each.trim() !== '')) {
    while (at < wanted.length && !wanted[at]?.startsWith('+') && flat(wanted[at]?.slice(1) ?? '') !== flat(line))
      at += 1
    if (wanted[at]?.startsWith('-') !== false || flat(wanted[at]?.slice(1) ?? '') !== flat(line)) return got
    at += 1
  }
  return wanted.slice(at).some((line) => line.startsWith('+')) ? got : null
}

/** HTML in which `⟦` and `⟧` hold what is folded. Asked are the HTML that is left, and the text where the mail has none. */
function marked(file: string): Case[] {
  return cut(file).map(([name, lines]) => {
    const source = lines.join('\n')
    const html = source.replaceAll(/[⟦⟧]/g, '')
    const wanted = said(source.replaceAll(/⟦[^⟧]*⟧/g, ''))
    return {
      name: `${file}: ${name}`,
      held: isHeld(name),
      html: true,
      judge: () => {
        const reply = splitReply({ text: '', html })
        return same(said(reply.html ?? ''), wanted) ?? same(spaceless(reply.text), spaceless(wanted))
      },
    }
  })
}

const said = (html: string) =>
  flat(
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>'),
  )

/** A rule that somebody drew is written with underscores. */
const spaceless = (text: string) => text.replaceAll(/[\s_]/g, '')

export const world: readonly Case[] = [
  ...introduced('attributions.txt', [quoted, (old) => `\n${old}`, (old) => old, (old) => `\n${quoted(old)}`]),
  ...introduced('blocks.txt', [(old) => `\n${old}`, (old) => `\n${old}`, (old) => old]),
  ...lined('answers.txt'),
  ...lined('shapes.txt'),
  ...lined('traps.txt'),
  ...marked('html.txt'),
  ...introduced('attributions-more.txt', [(old) => `\n${old}`, quoted, (old) => `\n${quoted(old)}`]),
  ...lined('shapes-more.txt'),
  ...marked('html-more.txt'),
  ...lined('shapes-third.txt'),
  ...marked('html-third.txt'),
]
