// Signatures: what is folded because a program or a company says it, and what stays because a person does.
import { describe, expect, test } from 'vitest'
import { splitReply } from './index.ts'

const answer = 'It works again.\n\nOnly the second tray still jams.'
const fresh = (text: string) => splitReply({ text, html: null })

describe('what phones and programs add', () => {
  test.each([
    'Sent from my iPhone',
    'Sent from my iPad mini, please excuse typos.',
    'Sent from my Galaxy S9',
    'Sent from Yahoo Mail on Android',
    'Sent from Outlook for Android<https://aka.ms/x>',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
    'Sent from Mail for Windows 10',
    'Sent via the Samsung Galaxy, an AT&T 5G smartphone',
    'Sent with Proton Mail secure email.',
    'Sent from [Proton Mail](https://proton.me) for iOS',
    'Sent from my Huawei phone',
    '(Sent from mobile device)',
    'Von meinem iPhone gesendet',
    'Gesendet von Mail für Windows',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    'Envoyé de mon iPhone',
    'Envoyé depuis mon mobile Orange',
    'Télécharger Outlook pour iOS',
    'Enviado desde mi iPhone',
    'Obtener Outlook para Android',
    'Enviado do meu iPhone',
    'Enviado via iPad',
    'Inviato da iPhone',
    'Ottieni Outlook per Android',
    'Verstuurd vanaf mijn iPhone',
    'Verzonden vanuit Outlook voor iOS',
    'Sendt fra min iPhone',
    'Skickat från min iPhone',
    'Lähetetty iPhonesta',
    'Wysłane z iPhone’a',
    'Wysłano z Outlooka dla systemu Android',
    'Odesláno z iPhonu',
    'Odoslané z iPhonu',
    'Elküldve az iPhone-omról',
    'Trimis de pe iPhone-ul meu',
    'iPhone’umdan gönderildi',
    'Отправлено с iPhone',
    'Отправлено из мобильной Почты Mail',
    'Надіслано з iPhone',
    'Изпратено от моя iPhone',
    'Poslano s mog iPhonea',
    'Στάλθηκε από το iPhone μου',
    'נשלח מה-iPhone שלי',
    'أرسلت من الـ iPhone',
    'ارسال شده از iPhone من',
    'iPhoneから送信',
    '从我的iPhone发送',
    '從我的 iPhone 傳送',
    '发自我的iPhone',
    '나의 iPhone에서 보냄',
    'Đã gửi từ iPhone của tôi',
    'Dikirim dari iPhone saya',
    'ส่งจาก iPhone ของฉัน',
    'Sent with BlackBerry Work (www.blackberry.com)',
    'Enviado pelo meu telemóvel',
    'Verstuurd vanaf mijn mobiel',
    'Pobierz aplikację Outlook dla systemu iOS',
    'Odoslané z môjho telefónu',
    'Androidos Outlook letöltése',
    'Android için Outlook’u edinin',
    'Скачайте Outlook для iOS',
    'נשלח מהאייפון שלי',
    'أرسل من هاتفي',
    'Outlook for iOSを入手',
    '取得 iOS 版 Outlook',
    'Outlook for Android 받기',
  ])('%s', (line) => {
    expect(fresh(`${answer}\n\n${line}\n`)).toMatchObject({ text: answer, quoted: line, signature: line })
    expect(
      fresh(`${answer}\n\n${line}\n\nOn 4 May 2020, at 10:00, Desk <desk@larkspur.example> wrote:\n\n> Old`),
    ).toMatchObject({ text: answer, signature: line })
  })

  test.each([
    'Sent from my desk, which is next to the phone cupboard.',
    'Sent from the wrong account, sorry. Please use this one.',
    'The invitation was sent from my iPhone and never arrived.',
    'Get Outlook running again, please.',
    'Envoyé hier, toujours pas reçu.',
  ])('is said by a person: %s', (line) => {
    expect(fresh(`${answer}\n\n${line}`)).toMatchObject({ text: `${answer}\n\n${line}`, quoted: null })
  })
})

describe('signatures', () => {
  test.each([
    ['RFC 3676', '-- \nKim Lee\nLarkspur Ferries'],
    ['without its space', '--\nKim Lee\n+44 20 7946 0123'],
    ['underscores', '_______________\nKim Lee\nLarkspur Ferries\nwww.larkspur.example'],
    ['a dash', '—\nKim Lee\nHarbour office'],
    [
      'the footer of a list',
      '_______________________________________________\nHarbour mailing list\nharbour@lists.larkspur.example',
    ],
    ['a farewell', 'Kind regards,\n\nKim Lee\nLarkspur Ferries\nT +44 20 7946 0123'],
    ['German', 'Mit freundlichen Grüßen\nKim Lee\n\nLarkspur GmbH'],
    ['French', 'Cordialement,\nKim Lee'],
    ['Spanish', 'Un saludo,\nKim Lee\nTel. 912 345 678'],
    ['Dutch', 'Met vriendelijke groet,\n\nKim Lee'],
    ['Polish', 'Z poważaniem,\nKim Lee'],
    ['Russian', 'С уважением,\nKim Lee'],
    ['a dashed name', '-Kim'],
  ])('%s', (_, signature) => {
    expect(fresh(`${answer}\n\n${signature}`)).toMatchObject({ text: answer, signature })
    const quoted = '> On 4 May 2020, the desk <desk@larkspur.example> wrote:\n> Old'
    expect(fresh(`${answer}\n\n${signature}\n\n${quoted}`)).toMatchObject({
      text: answer,
      signature,
      quoted: `${signature}\n\n${quoted}`,
    })
  })

  test.each(['Thanks,\nKim', 'Regards, Kim', 'Thank you!', 'Kim', 'Many thanks and have a nice day\nKim'])(
    'stays: %s',
    (end) => {
      expect(fresh(`${answer}\n\n${end}`)).toMatchObject({ text: `${answer}\n\n${end}`, signature: null })
    },
  )

  test('below thanks and a name, what tells how to reach its bearer is folded', () => {
    expect(
      fresh(`${answer}\n\nThanks,\nKim Lee\nHarbour office | Larkspur Ferries\nT: +44 20 7946 0123`),
    ).toMatchObject({
      text: `${answer}\n\nThanks,\nKim Lee`,
      signature: 'Harbour office | Larkspur Ferries\nT: +44 20 7946 0123',
    })
  })

  test('the small print of a company', () => {
    const print =
      'This e-mail is confidential and may be legally privileged. If you are not the intended recipient, please notify the sender and delete it.'
    expect(fresh(`${answer}\n\n${print}`)).toMatchObject({ text: answer, quoted: print })
    expect(fresh(`${answer}\n\nKind regards\nKim\n\n${print}`).text).toBe(answer)
  })

  test.each([
    'The list:\n-- first the cable\n-- then the tray',
    'Name        State\n-----------------\nPrinter     broken\nScanner     fine',
    'First part.\n\n----\n\nSecond part, which says more, and ends as a sentence.\n\n----\n\nThird part: what shall we do about it?',
    'a -- b\n\nx_y',
    'Regards from the sunny harbour, and now to the point.\nThe printer is broken.',
    'Steps:\n- one\n- two',
  ])('is none: %s', (text) => {
    expect(fresh(text)).toMatchObject({ text, quoted: null })
  })
})
