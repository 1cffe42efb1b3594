// What is new in a mail, by its parts: what stands above and below, what is folded, what stays.
import { describe, expect, test } from 'vitest'
import { splitReply } from './index.ts'

const answer = 'It works again.\n\nOnly the second tray still jams.'
const fresh = (text: string, subject?: string) =>
  splitReply({ text, html: null, ...(subject === undefined ? {} : { subject }) })

describe('a block of headers above a quoted mail', () => {
  const values = [
    'Larkspur Desk <desk@larkspur.example>',
    'Monday, 4 May 2020 10:00',
    'Kim <kim@larkspur.example>',
    'RE: Printer',
  ]
  const labels = [
    'From|Sent|To|Subject',
    'From|Date|To|Subject',
    'Von|Gesendet|An|Betreff',
    'Von|Datum|An|Betreff',
    'De|Envoyé|À|Objet',
    'De |Date |À |Objet ',
    'De|Enviado el|Para|Asunto',
    'De|Enviado|Para|Assunto',
    'De|Enviada em|Para|Assunto',
    'Da|Inviato|A|Oggetto',
    'Van|Verzonden|Aan|Onderwerp',
    'Fra|Sendt|Til|Emne',
    'Från|Skickat|Till|Ämne',
    'Lähettäjä|Lähetetty|Vastaanottaja|Aihe',
    'Od|Wysłano|Do|Temat',
    'Od|Odesláno|Komu|Předmět',
    'Od|Odoslané|Komu|Predmet',
    'Feladó|Elküldve|Címzett|Tárgy',
    'De la|Trimis|Către|Subiect',
    'Kimden|Gönderildi|Kime|Konu',
    'От|Отправлено|Кому|Тема',
    'Від|Надіслано|Кому|Тема',
    'От|Изпратено|До|Относно',
    'Od|Poslano|Za|Predmet',
    'Šalje|Poslato|Prima|Naslov',
    'Pošiljatelj|Poslano|Za|Zadeva',
    'Από|Στάλθηκε|Προς|Θέμα',
    'מאת|נשלח|אל|נושא',
    'من|تم الإرسال|إلى|الموضوع',
    'از|ارسال شده|به|موضوع',
    '差出人|送信日時|宛先|件名',
    '发件人|发送时间|收件人|主题',
    '寄件者|寄件日期|收件者|主旨',
    '보낸 사람|보낸 날짜|받는 사람|제목',
    'Từ|Đã gửi|Đến|Chủ đề',
    'Dari|Terkirim|Kepada|Subjek',
    'จาก|ส่ง|ถึง|เรื่อง',
    'Saatja|Saadetud|Adressaat|Teema',
    'No|Nosūtīts|Kam|Tēma',
    'Nuo|Išsiųsta|Kam|Tema',
  ]
  const forms: [string, (label: string, value: string) => string, string][] = [
    ['plain', (label, value) => `${label}: ${value}`, ''],
    ['without a space', (label, value) => `${label}:${value}`, ''],
    ['bold', (label, value) => `*${label}:* ${value}`, '------------------------------\n'],
    ['below underscores', (label, value) => `${label}: ${value}`, '________________________________\n'],
    ['wide colons', (label, value) => `${label}：${value}`, ''],
    ['in paragraphs', (label, value) => `${label}: ${value}\n`, ''],
  ]
  test.each(labels)('%s', (names) => {
    for (const [form, write, above] of forms) {
      const block = names.split('|').map((label, index) => write(label, values[index] ?? ''))
      const quoted = `${above}${block.join('\n')}\n\nHave you tried another cable?\n\nThe desk`
      expect(fresh(`${answer}\n\n${quoted}`), form).toMatchObject({ text: answer, quoted, signature: null })
    }
  })

  test('a wrapped address and a subject of two lines belong to it', () => {
    const quoted =
      'From: The Desk of Larkspur Ferries\n<a-very-long-address-of-a-desk@larkspur.example>\nSent: 4 May 2020\nTo: Kim\nSubject: The printer of the\nharbour office\n\nHello'
    expect(fresh(`Done.\n\n${quoted}`)).toMatchObject({ text: 'Done.', quoted })
  })

  test('all of it in one line', () => {
    expect(
      fresh('Done.\n\nFrom: Desk <desk@larkspur.example> Sent: 4 May 2020 To: Kim Subject: Printer\n\nHello').text,
    ).toBe('Done.')
  })

  test('labels that nobody here knows, below a line between dashes', () => {
    expect(
      fresh('Done.\n\n----- Algupärane sõnumike -----\nFrom: Desk <desk@larkspur.example>\nFoo: bar\n\nHello').text,
    ).toBe('Done.')
  })
})

test.each([
  '-----Original Message-----',
  '----- Original Message -----',
  '-------- Original message --------',
  '-----Ursprüngliche Nachricht-----',
  '-------- Ursprüngliche Nachricht --------',
  '-----Message d’origine-----',
  "-------- Message d'origine --------",
  '-----Mensaje original-----',
  '-----Messaggio originale-----',
  '-----Mensagem original-----',
  '-----Oorspronkelijk bericht-----',
  '-----Oprindelig meddelelse-----',
  '-----Opprinnelig melding-----',
  '-----Ursprungligt meddelande-----',
  '-----Alkuperäinen viesti-----',
  '-----Oryginalna wiadomość-----',
  '-----Původní zpráva-----',
  '-----Pôvodná správa-----',
  '-----Eredeti üzenet-----',
  '-----Mesaj original-----',
  '-----Orijinal Mesaj-----',
  '-----Исходное сообщение-----',
  '-------- Оригінальне повідомлення --------',
  '-----Αρχικό μήνυμα-----',
  '-----הודעה מקורית-----',
  '-----الرسالة الأصلية-----',
  '-----元のメッセージ-----',
  '------------------ 原始邮件 ------------------',
  '-----原始郵件-----',
  '-----원본 메시지-----',
  '-----Thư gốc-----',
  '##- Please type your reply above this line -##',
  '--- Reply above this line ---',
  '=-=-= Please reply above this line =-=-=',
  'Please type your reply above this line',
  '----- Bitte antworten Sie oberhalb dieser Zeile -----',
  '## Répondez au-dessus de cette ligne ##',
  '-- Responda por encima de esta línea --',
  '### Typ uw antwoord boven deze regel ###',
  '##- Пожалуйста, введите ответ выше этой линии -##',
  '--- この行より上に返信してください ---',
  '---请在此行上方回复---',
])('%s ends what is new', (line) => {
  const quoted = `${line}\n\nHave you tried another cable?`
  expect(fresh(`${answer}\n\n${quoted}`)).toMatchObject({ text: answer, quoted })
})

describe('where the answer stands', () => {
  const intro = 'On Mon, 4 May 2020 at 10:00, Desk <desk@larkspur.example> wrote:'

  test('below the quote', () => {
    expect(fresh(`${intro}\n> Have you tried another cable?\n> Or tray two?\n\nYes, both.`)).toMatchObject({
      text: 'Yes, both.',
      quoted: `${intro}\n> Have you tried another cable?\n> Or tray two?`,
    })
  })

  test('below the quote and a greeting above', () => {
    expect(fresh(`Hello,\n${intro}\n> Have you tried another cable?\n\nYes.\n\n-- \nKim`)).toMatchObject({
      text: 'Hello,\nYes.',
      signature: '-- \nKim',
    })
  })

  test('between its lines: the questions stay, what follows the last answer is folded', () => {
    const talk = `${intro}\n> Have you tried another cable?\n\nYes.\n\n> And tray two?\n\nNot yet.`
    expect(fresh(`${talk}\n\n> The desk\n> Larkspur Ferries`)).toMatchObject({
      text: talk,
      quoted: '> The desk\n> Larkspur Ferries',
    })
  })

  test('one answer in the middle', () => {
    expect(
      fresh(
        `${intro}\n> Have you tried another cable?\n\nYes.\n\n> Please also send the number of the device,\n> which stands on its back.`,
      ).text,
    ).toBe(`${intro}\n> Have you tried another cable?\n\nYes.`)
  })

  test('a few lines that its writer quoted stay above the answer', () => {
    const text = 'To your question:\n\n> And tray two?\n\nIt jams.'
    expect(fresh(text)).toMatchObject({ text, quoted: null })
  })

  test('nowhere: the whole is shown', () => {
    for (const text of [
      `${intro}\n> Have you tried another cable?`,
      '> only\n> a quote',
      'From: Desk <desk@larkspur.example>\nSent: 4 May 2020\nTo: Kim\nSubject: Printer\n\nHello',
      '-- \nKim',
      'Sent from my iPhone',
    ]) {
      expect(fresh(text)).toMatchObject({ text: text.replace('-- \n', '--\n'), quoted: null, signature: null })
    }
    expect(fresh('')).toEqual({ text: '', html: null, quoted: null, signature: null })
  })

  test.each([
    ['bars', '| Have you tried another cable?\n| Or tray two?'],
    ['initials', 'LD> Have you tried another cable?\nLD> Or tray two?'],
    ['nested', '>> Have you tried another cable?\n> > Or tray two?\n> No'],
    [
      'lines that were wrapped',
      '> Have you tried another cable, or one of those that lie in the cupboard of the\nharbour office?\n> Or tray two?',
    ],
    ['spaces before the mark', ' > Have you tried another cable?\n > Or tray two?'],
  ])('marks of a quote: %s', (_, quote) => {
    expect(fresh(`${answer}\n\n${intro}\n${quote}`)).toMatchObject({ text: answer, quoted: `${intro}\n${quote}` })
  })

  test('the escape of mailbox files and a table are no quotes', () => {
    for (const text of [
      'We moved.\n>From now on write to the harbour.\nThank you',
      'Name | State\n| Printer | broken |\n| Scanner | fine |',
    ]) {
      expect(fresh(text)).toMatchObject({ text, quoted: null })
    }
  })

  test('the answer and the introduction share a line', () => {
    expect(fresh('All fine On Mon, May 4, 2020 at 10:00 AM, Desk <desk@larkspur.example> wrote:\n> Old')).toMatchObject(
      { text: 'All fine' },
    )
  })
})

describe('a forward is not folded', () => {
  test.each([
    '---------- Forwarded message ---------',
    '-------- Forwarded Message --------',
    'Begin forwarded message:',
    '-------- Weitergeleitete Nachricht --------',
    '---------- Message transféré ----------',
    '---------- Пересылаемое сообщение ----------',
    '---------- 转发的邮件 ----------',
  ])('%s', (line) => {
    const text = `Please see below.\n\n${line}\nFrom: Kim <kim@larkspur.example>\nDate: 4 May 2020\nSubject: Printer\nTo: Desk\n\nIt is broken.\n\n-- \nKim`
    expect(fresh(text)).toMatchObject({ text: text.replace('-- \n', '--\n'), quoted: null })
  })

  test('Outlook writes the same above both: the subject decides', () => {
    const text =
      'Please see below.\n\nFrom: Kim <kim@larkspur.example>\nSent: 4 May 2020\nTo: Desk\nSubject: Printer\n\nIt is broken.'
    expect(fresh(text, 'FW: Printer')).toMatchObject({ text, quoted: null })
    expect(fresh(text, 'RE: Printer').text).toBe('Please see below.')
  })

  test('within a quote it is folded', () => {
    expect(
      fresh(
        'Thanks.\n\n-----Original Message-----\n\n---------- Forwarded message ----------\nFrom: Kim <kim@larkspur.example>\nSubject: x',
      ).text,
    ).toBe('Thanks.')
  })
})
