// Mails as particular programs, desks and people write them, where they have a habit of their own.
import { expect, test } from 'vitest'
import { splitReply } from './index.ts'

const fresh = (text: string) => splitReply({ text, html: null })
const answer = 'The printer works again.'

test.each([
  [
    'an address broken before its bracket',
    'On Mon, May 4, 2020 at 10:00 AM Desk <desk@larkspur.example\n> wrote:\n\nOld',
  ],
  ['AOL', 'In a message dated 5/4/2020 10:00:12 A.M. Eastern Daylight Time, desk@larkspur.example writes:\n\nOld'],
  ['Hotmail', '----Original Message Follows----\nFrom: Desk\nTo: Kim\n\nOld'],
  [
    'Lotus Notes',
    'Desk Larkspur ---05/04/2020 10:00:12 AM---Have you tried another cable?\n\nFrom:\tDesk Larkspur/HQ/Larkspur\nTo:\tKim Lee/Harbour/Larkspur\nDate:\t05/04/2020 10:00 AM\nSubject:\tPrinter\n\nOld',
  ],
  ['an original message with its author', '----- Ursprüngliche Nachricht von Desk, 04.05.2020 -----\n\nOld'],
  [
    'Zimbra',
    '----- Original Message -----\nFrom: "Desk" <desk@larkspur.example>\nTo: "Kim" <kim@larkspur.example>\nSent: Monday, May 4, 2020 10:00:12 AM\nSubject: Printer\n\nOld',
  ],
  ['mail.ru', 'Понедельник, 4 мая 2020, 10:00 +03:00 от Desk <desk@larkspur.example>:\n \nOld'],
  ['Yandex', '04.05.2020, 10:00, "Desk" <desk@larkspur.example>:\n\nOld'],
  [
    'QQ',
    '------------------ 原始邮件 ------------------\n发件人: "Desk" <desk@larkspur.example>;\n发送时间: 2020年5月4日(星期一) 上午10:00\n收件人: "Kim"<kim@larkspur.example>;\n主题: Printer\n\nOld',
  ],
  ['163', '在 2020-05-04 10:00:12，Desk <desk@larkspur.example> 写道：\n\n>Old'],
  [
    'Naver',
    '-----Original Message-----\nFrom: "Desk"<desk@larkspur.example>\nTo: <kim@larkspur.example>;\nCc:\nSent: 2020-05-04 (월) 10:00:12\nSubject: Printer\n\nOld',
  ],
  ['Becky', 'On Mon, 4 May 2020 10:00:12 +0900\nDesk <desk@larkspur.example> wrote:\n\n> Old'],
  ['Mutt', '* Desk <desk@larkspur.example> [2020-05-04 10:00]:\n\n> Old'],
  ['Gnus', 'Desk <desk@larkspur.example> writes:\n\n> Old'],
  ['Evolution', 'On Mon, 2020-05-04 at 10:00 +0200, Desk wrote:\n> Old'],
  ['KMail', 'On Monday, May 4, 2020 10:00:12 AM CEST Desk wrote:\n> Old'],
  ['Roundcube', 'Am 2020-05-04 10:00, schrieb Desk:\n> Old'],
  ['Roundcube, Czech', 'Dne 2020-05-04 10:00, Desk napsal(a):\n> Old'],
  [
    'Samsung',
    '-------- Original message --------\nFrom: Desk <desk@larkspur.example> \nDate: 5/4/20  10:00 AM  (GMT+01:00) \nTo: Kim <kim@larkspur.example> \nSubject: Printer \n\nOld',
  ],
  [
    'BlackBerry',
    'Sent from my BlackBerry 10 smartphone on the O2 network.\nFrom: Desk\nSent: Monday, May 4, 2020 10:00\nTo: Kim\nSubject: Printer\n\nOld',
  ],
  [
    'BlackBerry, old',
    'Sent via BlackBerry by AT&T\n\n-----Original Message-----\nFrom: Desk <desk@larkspur.example>\nDate: Mon, 4 May 2020 10:00:12 \nTo: <kim@larkspur.example>\nSubject: Printer\n\nOld',
  ],
  ['Spike', 'On May 4, 2020 at 10:00 GMT, Desk <desk@larkspur.example> wrote:\n\nOld'],
  ['HEY', 'On May 4, 2020, Desk <desk@larkspur.example> wrote:\n\n> Old'],
  ['Mailspring', 'On May 4 2020, at 10:00 am, Desk <desk@larkspur.example> wrote:\n> Old'],
  ['Front', 'On Mon, May 4, 2020 at 10:00 AM, Desk < desk@larkspur.example > wrote:\n\nOld'],
  ['Tutanota', '4. Mai 2020, 10:00 von desk@larkspur.example:\n\n> Old'],
  ['Posteo', 'Am 04.05.2020 10:00 schrieb desk@larkspur.example:\n> Old'],
  [
    'GMX',
    'Gesendet: Montag, 04. Mai 2020 um 10:00 Uhr\nVon: "Desk" <desk@larkspur.example>\nAn: kim@larkspur.example\nBetreff: Printer\n\nOld',
  ],
  [
    'Orange',
    '> Message du 04/05/20 10:00\n> De : "Desk" <desk@larkspur.example>\n> A : kim@larkspur.example\n> Copie à :\n> Objet : Printer\n>\n> Old',
  ],
  [
    'a gateway that put stars around it',
    '*From:* Desk <desk@larkspur.example> *Sent:* 4 May 2020 *To:* Kim *Subject:* Printer\n\nOld',
  ],
  [
    'a thread of three',
    'On May 4, 2020, Desk <desk@larkspur.example> wrote:\n\nOld\n\nOn May 3, 2020, Kim <kim@larkspur.example> wrote:\n\n> Older\n>\n> On May 2, 2020, Desk wrote:\n>> Oldest',
  ],
  ['Redmine', '--- Reply above. Do not remove this line. ---\n\nIssue #12 has been updated by Desk.'],
  ['Basecamp', 'Write ABOVE THIS LINE to post a reply or view this on Basecamp\n\nOld'],
  ['Help Scout', '-- REPLY ABOVE THIS LINE --\n\nOld'],
  ['Jira', '—-—-—-—\nReply above this line.\n\nDesk commented:\n\nOld'],
  ['Freshdesk', '--\nPlease reply above this line\n--\nOld'],
  ['Intercom', '---- Répondez au-dessus de cette ligne ----\nOld'],
])('%s', (_, quoted) => {
  expect(fresh(`${answer}\n\n${quoted}`)).toMatchObject({ text: answer, quoted })
})

test.each([
  [
    'a log',
    'It says:\n\nMay 29 11:58:43 ubuntu kernel: [0.0] Initializing cgroup\nMay 29 11:58:43 ubuntu kernel: [0.0] Linux 2.6.28 (build@palmer) #42\nMay 29 11:58:43 ubuntu kernel: [0.0] supported cpus:\nMay 29 11:58:44 ubuntu kernel: [0.0] none',
  ],
  [
    'a log of mail',
    '2020-05-04 10:00:12 postfix/smtp[1]: to=<kim@larkspur.example>, status=bounced:\n2020-05-04 10:00:13 postfix/smtp[1]: removed\n\nWhy?',
  ],
  [
    'code between fences',
    'Run this:\n\n```\n-- \nFrom: a@b.example\nSent: now\nSubject: x\n> out\nOn 4 May 2020, Desk <desk@larkspur.example> wrote:\n```\n\nIt fails.',
  ],
  ['SQL', 'The query:\n\nselect 1\n-- a comment\nfrom x;\n\nIt is slow.'],
  ['a diff', '--- a/file\n+++ b/file\n@@ -1 +1 @@\n-old\n+new\n\nPlease apply it.'],
  ['YAML', '---\nname: desk\nfrom: harbour\nto: ferry\n---\nsubject: none'],
  ['a list of dates', 'Outages:\n4 May 2020, 10:00\n5 May 2020, 11:00\nand every Monday.'],
  ['a schedule', 'Time: 10:00\nDate: 4 May 2020\nPlace: harbour office'],
  ['a form', 'Name: Kim\nFrom: 4 May 2020\nTo: 8 May 2020\nReason: new laptop'],
  ['a phone list', 'Kim +44 20 7946 0123\nLee +44 20 7946 0124\nCall either.'],
  ['a heading', 'Summary\n=======\nThe printer jams.\n\nDetails\n-------\nTray two.'],
  ['sent from', 'The file was sent from the scanner to my iPhone.\nIt is empty.'],
  ['what somebody said', 'Yesterday Lee wrote:\nplease order a new cable.\nSo please do.'],
  ['an answer in capitals', 'REPLY: see the line above, it is the second one that fails.'],
])('%s is all new', (_, text) => {
  expect(fresh(text)).toMatchObject({ text: text.replaceAll(/ +$/gm, ''), quoted: null })
})

test('a mail of HTML alone gives its text too', () => {
  expect(
    splitReply({ text: '', html: '<p>Fine.</p><p>Kind regards<br>Kim</p><blockquote type="cite">Old</blockquote>' }),
  ).toEqual({
    text: 'Fine.',
    html: '<p>Fine.</p>',
    quoted: 'Kind regards\nKim\n\nOld',
    signature: 'Kind regards\nKim',
  })
})

test('a line that separates the signature goes with it', () => {
  expect(fresh(`${answer}\n\n----------\nSent via the mobile service of Larkspur.`)).toMatchObject({
    text: answer,
  })
})

test('what the HTML marks as a signature or a quote is folded in the text too', () => {
  const html =
    '<div>Fine.</div><div id="Signature"><p>Kim Lee</p><p>Harbour office of the Larkspur Ferries, second floor</p></div><hr><div id="divRplyFwdMsg"><b>Xa:</b> Desk<br><b>Xb:</b> Montag</div><div>Old</div>'
  const folded =
    'Kim Lee\nHarbour office of the Larkspur\nFerries, second floor\n\n________________________________\nXa: Desk\nXb: Montag\n\nOld'
  expect(splitReply({ text: `Fine.\n\n${folded}`, html })).toMatchObject({
    text: 'Fine.',
    quoted: folded,
  })
  expect(splitReply({ text: `Fine.\n\n${folded}`, html }).signature).toMatch(/^Kim Lee\nHarbour[^:]*$/)
  expect(splitReply({ text: 'Other words.\n\nKim Lee', html })).toMatchObject({
    text: 'Other words.',
    signature: 'Kim Lee',
  })
  expect(splitReply({ text: 'Kim Lee', html })).toMatchObject({ text: 'Kim Lee', quoted: null })
})
