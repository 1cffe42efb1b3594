// The warnings that mail servers put above what customers write: folded, and told from what people write about such mails.
import { expect, test } from 'vitest'
import { splitReply } from './index.ts'

const words = 'The printer is grey.\n\nKim wants it blue.'
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

test.each([
  'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.',
  'CAUTION: This email originated from outside of Larkfield Trams.\nDo not click links or open attachments unless you recognize the\nsender and know the content is safe.',
  '[EXTERNAL EMAIL]',
  '*** EXTERNAL EMAIL ***',
  'EXTERNAL: Do not click links or open attachments if you do not recognize the sender.',
  'External Email: Use caution with links and attachments.',
  '⚠ External sender. Be careful with links and attachments.',
  'WARNING: This message was sent from outside the company by someone with a display name matching a user in your organisation. Please do not click links or open attachments unless you recognise the source of this email.',
  'ACHTUNG: Diese E-Mail kommt von außerhalb der Organisation. Klicken Sie nicht auf Links und öffnen Sie keine Anhänge, wenn Sie den Absender nicht kennen.',
  'Externe E-Mail: Bitte keine Anhänge öffnen, wenn Sie dem Absender nicht vertrauen.',
  "ATTENTION : ce courriel provient de l'extérieur de l'organisation. Ne cliquez pas sur les liens et n'ouvrez pas les pièces jointes.",
  'PRECAUCIÓN: Este correo electrónico se originó fuera de la organización. No haga clic en enlaces ni abra archivos adjuntos.',
  "ATTENZIONE: questa e-mail proviene dall'esterno dell'organizzazione. Non aprire allegati o collegamenti.",
  'LET OP: deze e-mail is afkomstig van buiten de organisatie. Klik niet op koppelingen en open geen bijlagen.',
  'UWAGA: ta wiadomość pochodzi spoza organizacji. Nie otwieraj załączników ani odnośników.',
  'VARNING: Detta meddelande kommer från en extern avsändare utanför organisationen. Klicka inte på länkar.',
  '注意：このメールは社外から送信されました。リンクや添付ファイルにご注意ください。',
  "You don't often get email from kim@x.example. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>",
  'Sie erhalten nicht häufig E-Mails von kim@x.example. Erfahren Sie, warum dies wichtig ist<https://aka.ms/x>',
  'Vous n’obtenez pas souvent d’e-mail à partir de kim@x.example. Découvrez pourquoi cela est important',
  "You don't often get email from kim@x.example.\nLearn why this is important at https://aka.ms/LearnAboutSenderIdentification\n\nCAUTION: This email originated from outside the organization. Do not click links.",
])('%s', (banner) => {
  const { text, quoted } = splitReply({ text: `${banner}\n\n${words}`, html: null })
  expect(text).toBe(words)
  expect(flat(quoted ?? '')).toBe(flat(banner))
  const lines = banner.replaceAll('\n', '<br>')
  for (const above of [`<table><tr><td><p>${lines}</p></td></tr></table><br>`, `<div><span>${lines}</span></div>`]) {
    const html = `<html><body>${above}<div>The printer is grey.</div><div><br></div><div>Kim wants it blue.</div></body></html>`
    const said = splitReply({ text: '', html })
    expect(flat(said.text)).toBe(flat(words))
    expect(said.html).not.toContain('<span>')
  }
})

test.each([
  'Warning: I got an external email that asks me to click a link.\n\nIs it yours?',
  'Attention: the external monitor shows nothing.\n\nPlease help.',
  'Warning!\n\nThe message board outside is dark.',
  'Important: emails from outside do not arrive since noon. Everybody in the yard waits for an order of a customer who lives by the sea and sends it by mail every day.\n\nPlease look.',
  'Notice: external senders get error 550 when they write to the yard with attachments.\n\nSince when?',
  'Warning: emails from outside with attachments do not arrive.\n\nSince when?',
  'Caution is written on every mail now.\n\nWhy?',
  'Hinweis: externe Mails mit Anhang kommen nicht an, sagt der Kunde mir am Telefon.\n\nBitte prüfen.',
])('%s', (text) => {
  expect(splitReply({ text, html: null })).toMatchObject({ text, quoted: null })
})

test('where nothing else stands, it is shown', () => {
  const text = 'CAUTION: This email originated from outside of the organization. Do not click links.'
  expect(splitReply({ text, html: null }).text).toBe(text)
})
