// Absence notes that no header and no subject gives away, told from people who say that they are away beside what they want.
import { expect, test } from 'vitest'
import { mailOf } from '../../../test/mail.ts'
import { judge } from './judge.ts'

const ours = { addresses: ['it@larkfield.example'], messageIdDomains: ['larkfield.example'], header: null }
const answers = 'In-Reply-To: <q@larkfield.example>\n'

async function kindOf(subject: string, body: string, head = answers) {
  const usual =
    'From: Kim Lee <kim@x.example>\nTo: it@larkfield.example\nMessage-ID: <1@x.example>\nMIME-Version: 1.0\n'
  const type = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n'
  return judge(await mailOf(`${usual}${type}Subject: ${subject}\n${head}\n${body}\n`), { envelopeFrom: null, ours })
}

test.each([
  [
    'Kim Lee is out of the office.',
    'I will be out of the office starting  20.11.2026 and will not return until 01.12.2026.\n\nI will respond to your message when I return.',
  ],
  ['Kim Lee ist außer Haus.', 'Ich werde ab  20.11.2026 nicht im Büro sein. Ich kehre zurück am 01.12.2026.'],
  ['Kim Lee est absent(e).', 'Je serai absent(e) du  20/11/2026 au 01/12/2026.'],
  [
    'Kim Lee no se encuentra en la oficina.',
    'Estaré ausente de la oficina desde el 20/11/2026 y no volveré hasta el 01/12/2026.',
  ],
  [
    'Re: Printer',
    'I am currently out of the office with no access to email and will return on Monday, 30 November. For urgent matters please contact helpdesk@x.example.',
  ],
  [
    'Re: Drucker',
    'Vielen Dank für Ihre Nachricht.\nIch bin bis einschließlich 30.11.2026 nicht im Büro. Ihre E-Mail wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an meine Kollegin.',
  ],
  [
    'Re: Imprimante',
    "Bonjour,\nJe suis actuellement absent du bureau jusqu'au 30 novembre. En cas d'urgence, merci de contacter support@x.example.",
  ],
  [
    'RE: Impresora',
    'Gracias por su mensaje. Me encuentro fuera de la oficina hasta el 30 de noviembre. Para asuntos urgentes contacte con soporte@x.example.',
  ],
  ['Re: Tulostin', 'Olen lomalla 30.11. asti. Kiireellisissä asioissa ota yhteyttä tuki@x.example.'],
  [
    'Re: Tiskárna',
    'Dobrý den,\njsem mimo kancelář do 30. 11. 2026. V naléhavých případech kontaktujte podpora@x.example.',
  ],
  [
    'Ynt: Yazıcı',
    'Merhaba,\n30 Kasım tarihine kadar izinde olacağım. Acil durumlarda destek@x.example ile iletişime geçebilirsiniz.',
  ],
  ['Re: Εκτυπωτής', 'Θα είμαι εκτός γραφείου έως 30/11. Για επείγοντα θέματα επικοινωνήστε με support@x.example.'],
  ['Re: מדפסת', 'שלום, אני בחופשה עד 30.11. במקרים דחופים נא לפנות ל-support@x.example.'],
  ['Re: طابعة', 'أنا خارج المكتب حتى 30 نوفمبر. للحالات العاجلة يرجى الاتصال support@x.example'],
  ['Re: 프린터', '안녕하세요. 현재 휴가 중입니다. 급한 용무는 support@x.example 으로 연락 주시기 바랍니다.'],
  [
    'Re: Printer',
    'Jeg er på ferie til og med 30. november. Ved hastende sager kontakt venligst support@x.example. Med venlig hilsen Kim',
  ],
  [
    'Re: Printer',
    "Hi,\n\nThank you for your email. I'm away from my desk today and will get back to you as soon as possible.\n\nKind regards,\nKim Lee\nHarbour Works\n+44 20 7946 0000",
  ],
  [
    'Re: Printer',
    'Sehr geehrte Damen und Herren,\n\nich bin vom 20.11. bis 30.11.2026 im Urlaub. Meine Vertretung ist Bo Ahrens (bo@x.example).\n\nMit freundlichen Grüßen\nKim Lee',
  ],
  ['R: Stampante', "Sono assente dall'ufficio fino al 30 novembre. Per urgenze contattare supporto@x.example."],
  [
    'RE: Impressora',
    'Estou ausente do escritório até 30 de novembro. Em caso de urgência, contacte suporte@x.example.',
  ],
  ['Re: Printer', 'Ik ben afwezig tot en met 30 november. Uw e-mail wordt niet doorgestuurd.'],
  [
    'Odp: Drukarka',
    'Jestem nieobecny w biurze do 30 listopada. W pilnych sprawach proszę o kontakt z helpdesk@x.example.',
  ],
  [
    'Sv: Skrivare',
    'Jag är inte på kontoret till och med den 30 november. Vid brådskande ärenden kontakta support@x.example.',
  ],
  ['Re: Принтер', 'Я нахожусь в отпуске до 30 ноября. По срочным вопросам обращайтесь к коллегам.'],
  [
    'Re: プリンター',
    '現在、不在にしております。11月30日に戻ります。お急ぎの場合はsupport@x.exampleまでご連絡ください。',
  ],
  ['回复：打印机', '您好，我正在休假，11月30日返回。紧急事务请联系 support@x.example。'],
])('%s: somebody is away, and that is all', async (subject, body) => {
  const { kind, neverReopen, why } = await kindOf(subject, body)
  expect([kind, neverReopen, why.slice(0, 32)]).toEqual(['auto-reply', true, 'It says that somebody is away, w'])
})

test.each([
  [
    'Re: Printer',
    'Thanks. I am out of the office until Monday, so please call my colleague at extension 12 and fix it with her. The toner is in the drawer.',
  ],
  ['Re: Drucker', 'Ich bin morgen nicht im Büro, bitte kommen Sie erst am Donnerstag. Der Schlüssel liegt am Empfang.'],
  [
    'Re: mail',
    'My out of office message is wrong: it says "I am out of the office until 30 November" since last week. How do I change it?',
  ],
  ['Re: Printer', 'I will be out of office next week. Can you do it before?'],
  ['Re: Printer', "Still broken. I'm on leave this week, will be back on Monday. Please leave the laptop at my desk."],
  ['Re: Printer', 'Please do it today, it is urgent: I am on holiday from Monday.'],
  ['Re: Printer', 'The printer is still dead, I am on leave and will be back on Monday.'],
  [
    'Re: Printer',
    'I am on leave until Monday. For urgent matters call Bo. The toner is in the second drawer on the left.',
  ],
  ['Re: Drucker', 'Geht leider immer noch nicht. Ich bin ab morgen im Urlaub, in dringenden Fällen hilft Bo.'],
  ['Re: Imprimante', "L'imprimante ne marche pas. Je suis en congés demain, c'est urgent."],
  [
    'Re: Onboarding',
    'Kim is on parental leave and will return on 3 May. Her account must stay open until then, and her mail goes to Bo.',
  ],
  ['Re: VPN', 'I will be back in the office on Monday. Then we can try the new cable together, the old one is bent.'],
  ['Re: Impresora', 'Ya funciona, gracias. Estaré de vacaciones la próxima semana.'],
  ['Re: Mailbox', 'The automatic reply of our team says that we are on vacation. Please switch it off.'],
  ['Re: プリンター', 'まだ動きません。明日から休暇をいただきますので、今日中にお願いします。'],
  ['回复：打印机', '打印机还是坏的。我明天开始休假，请今天修好。'],
  ['Kim is out of the office and cannot log in', 'She needs help.'],
])('%s: a person says more than that', async (subject, body) => {
  expect((await kindOf(subject, body)).kind).toBe('person')
})

test('who answers nothing wrote by themselves', async () => {
  const note = 'I am out of the office until Monday. For urgent matters please contact bo@x.example.'
  expect((await kindOf('Absence', note)).kind).toBe('auto-reply')
  expect((await kindOf('Absence', note, '')).kind).toBe('person')
})
