// The mail that was passed on, read out of what programs write above it.
import { expect, test } from 'vitest'
import { parseDate } from './dates.ts'
import { readForwarded } from './index.ts'

const sent = new Date('2020-05-04T10:00:00Z')
const from = { name: 'Kim Lee', address: 'kim@larkspur.example' }

test.each([
  [
    'Gmail',
    '---------- Forwarded message ---------\nFrom: Kim Lee <kim@larkspur.example>\nDate: Mon, May 4, 2020 at 10:00 AM\nSubject: Printer\nTo: Desk <desk@larkspur.example>\n\n\nIt is broken.',
  ],
  [
    'Gmail, German',
    '---------- Forwarded message ---------\nVon: Kim Lee <kim@larkspur.example>\nDate: Mo., 4. Mai 2020 um 10:00 Uhr\nSubject: Printer\nTo: <desk@larkspur.example>\n\nIt is broken.',
  ],
  [
    'Gmail, bold',
    '---------- Forwarded message ----------\nFrom: *Kim Lee* <kim@larkspur.example>\nDate: 2020-05-04 10:00 GMT\nSubject: Printer\nTo: x@y.example\n\nIt is broken.',
  ],
  [
    'Apple Mail',
    'Begin forwarded message:\n\n> From: Kim Lee <kim@larkspur.example>\n> Subject: Printer\n> Date: 4 May 2020 at 12:00:00 CEST +0200\n> To: Desk <desk@larkspur.example>\n>\n> It is broken.',
  ],
  [
    'Apple Mail, French',
    'Début du message transféré :\n\nDe: Kim Lee <kim@larkspur.example>\nObjet: Printer\nDate: 4 mai 2020 à 12:00:00 UTC+2\nÀ: desk@larkspur.example\n\nIt is broken.',
  ],
  [
    'all of it quoted',
    '> Begin forwarded message:\n>\n> From: "Kim Lee" <kim@larkspur.example>\n> Date: Mon, 4 May 2020 10:00:00 +0000\n> Subject: Printer\n>\n> It is broken.',
  ],
  [
    'Thunderbird',
    '-------- Forwarded Message --------\nSubject: \tPrinter\nDate: \tMon, 4 May 2020 12:00:00 +0200\nFrom: \tKim Lee <kim@larkspur.example>\nTo: \tdesk@larkspur.example\n\n\n\nIt is broken.',
  ],
  [
    'Outlook',
    'From: Kim Lee <kim@larkspur.example>\nSent: Monday, May 4, 2020 10:00 AM\nTo: Desk <desk@larkspur.example>\nSubject: Printer\n\nIt is broken.',
  ],
  [
    'Outlook, German',
    '________________________________\nVon: Kim Lee [mailto:kim@larkspur.example]\nGesendet: Montag, 4. Mai 2020 10:00\nAn: Desk\nBetreff: Printer\n\nIt is broken.',
  ],
  [
    'Outlook, Chinese',
    '发件人: Kim Lee <kim@larkspur.example>\n发送时间: 2020年5月4日 10:00\n收件人: Desk\n主题: Printer\n\nIt is broken.',
  ],
  [
    'Outlook 2003',
    '-----Original Message-----\nFrom: Kim Lee [mailto:kim@larkspur.example]\nSent: 04/05/2020 10:00\nTo: Desk\nSubject: Printer\n\nIt is broken.',
  ],
  [
    'Yahoo',
    '----- Forwarded Message -----\nFrom: Kim Lee <kim@larkspur.example>\nTo: Desk <desk@larkspur.example>\nSent: Monday, May 4, 2020, 10:00:00 AM UTC\nSubject: Printer\nIt is broken.',
  ],
  [
    'Yandex',
    '-------- Пересылаемое сообщение --------\nОт: Kim Lee (kim@larkspur.example)\nКому: desk@larkspur.example\nТема: Printer\nДата: 4 мая 2020, 10:00\n\nIt is broken.\n-------- Конец пересылаемого сообщения --------',
  ],
])('%s', (_, original) => {
  const subject = original.includes('orward') ? '' : 'WG: Printer'
  expect(readForwarded(`Please take care of this.\n\n${original}\n`, subject)).toEqual({
    from,
    subject: 'Printer',
    date: sent,
    comment: 'Please take care of this.',
    text: 'It is broken.',
  })
  expect(readForwarded(original, subject)?.comment).toBe('')
})

test.each([
  [
    'a reply',
    'Fine.\n\nOn 4 May 2020, Kim Lee <kim@larkspur.example> wrote:\n> ---------- Forwarded message ---------\n> From: Other <other@larkspur.example>\n> Subject: Printer\n>\n> Old',
    '',
  ],
  [
    'a reply of Outlook',
    'Fine.\n\nFrom: Kim Lee <kim@larkspur.example>\nSent: 4 May 2020\nTo: Desk\nSubject: Printer\n\nOld',
    'RE: Printer',
  ],
  [
    'below an original message',
    'Fine.\n\n-----Original Message-----\nFrom: Desk <desk@larkspur.example>\nSent: today\n\n---------- Forwarded message ---------\nFrom: Other <other@larkspur.example>\nSubject: x',
    '',
  ],
  ['words about one', 'Forwarded message from the desk, see the file.', ''],
  [
    'headers without an address',
    'Look.\n\n---------- Forwarded message ---------\nFrom: Kim Lee\nSubject: Printer\n\nOld',
    '',
  ],
  ['a line without headers', '---------- Forwarded message ---------\n\nOld', ''],
  ['a subject alone', 'It is broken.', 'FW: Printer'],
])('is none: %s', (_, text, subject) => {
  expect(readForwarded(text, subject)).toBeNull()
})

test.each([
  ['Mon, 4 May 2020 10:00:00 +0200', '2020-05-04T08:00:00.000Z'],
  ['5/4/2020 1:30 PM', '2020-05-04T13:30:00.000Z'],
  ['04.05.2020 13:30', '2020-05-04T13:30:00.000Z'],
  ['13/5/2020', '2020-05-13T00:00:00.000Z'],
  ['2020年5月4日 下午1:30', '2020-05-04T13:30:00.000Z'],
  ['2020년 5월 4일 오후 1:30', '2020-05-04T13:30:00.000Z'],
  ['lundi 4 mai 2020 13:30', '2020-05-04T13:30:00.000Z'],
  ['4 травня 2020 р. 13:30', '2020-05-04T13:30:00.000Z'],
  ['2020-05-04T13:30:00+02:00', '2020-05-04T11:30:00.000Z'],
  ['12:15 AM, May 4, 2020', '2020-05-04T00:15:00.000Z'],
  ['yesterday', null],
  ['99/99/2020', null],
])('%s is the moment %s', (text, expected) => {
  expect(parseDate(text)?.toISOString() ?? null).toBe(expected)
})
