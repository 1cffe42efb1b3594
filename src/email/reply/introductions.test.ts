// The lines that introduce a quote, in the languages and forms that mail programs have. With each: alone above an unmarked quote, wrapped
// where programs wrap, and above a marked quote.
import { expect, test } from 'vitest'
import { splitReply } from './index.ts'

const introductions = [
  'On Mon, 4 May 2020 at 10:00, Larkspur Desk <desk@larkspur.example> wrote:',
  'On May 4, 2020, at 10:00 AM, Larkspur Desk <desk@larkspur.example> wrote:',
  'On Monday, May 4, 2020, 10:00:12 AM EDT, Larkspur Desk <desk@larkspur.example> wrote:',
  'On 2020-05-04 10:00, Larkspur Desk wrote:',
  'On 04/05/2020 10:00, Larkspur Desk via Helm wrote:',
  'On 4 May 2020, at 10:00, desk@larkspur.example wrote:',
  'Larkspur Desk <desk@larkspur.example> wrote on Monday, 4 May 2020:',
  'Larkspur Desk <desk@larkspur.example> writes:',
  'On Mon, May 04, 2020 at 10:00:12AM +0200, Larkspur Desk wrote:',
  '---- On Mon, 04 May 2020 10:00:12 +0200 Larkspur Desk <desk@larkspur.example> wrote ----',
  'Am Mo., 4. Mai 2020 um 10:00 Uhr schrieb Larkspur Desk <desk@larkspur.example>:',
  'Am 04.05.20 um 10:00 schrieb Larkspur Desk:',
  'Larkspur Desk <desk@larkspur.example> schrieb am Mo., 4. Mai 2020, 10:00:',
  'Le lun. 4 mai 2020 à 10:00, Larkspur Desk <desk@larkspur.example> a écrit :',
  'Le 4 mai 2020 à 10:00, Larkspur Desk <desk@larkspur.example> a écrit :',
  'El lun, 4 may 2020 a las 10:00, Larkspur Desk (<desk@larkspur.example>) escribió:',
  'El lunes, 4 de mayo de 2020, 10:00:12 CEST, Larkspur Desk <desk@larkspur.example> escribió:',
  'Il giorno lun 4 mag 2020 alle ore 10:00 Larkspur Desk <desk@larkspur.example> ha scritto:',
  'Em seg., 4 de mai. de 2020 às 10:00, Larkspur Desk <desk@larkspur.example> escreveu:',
  'Larkspur Desk <desk@larkspur.example> escreveu no dia segunda, 4/05/2020 à(s) 10:00:',
  'Op ma 4 mei 2020 om 10:00 schreef Larkspur Desk <desk@larkspur.example>:',
  'Op 4 mei 2020 om 10:00 heeft Larkspur Desk <desk@larkspur.example> het volgende geschreven:',
  'Den mån 4 maj 2020 kl 10:00 skrev Larkspur Desk <desk@larkspur.example>:',
  '4 maj 2020 kl. 10:00 skrev Larkspur Desk <desk@larkspur.example>:',
  'Den man. 4. maj 2020 kl. 10.00 skrev Larkspur Desk <desk@larkspur.example>:',
  'man. 4. mai 2020 kl. 10:00 skrev Larkspur Desk <desk@larkspur.example>:',
  'ma 4. toukok. 2020 klo 10.00 Larkspur Desk (desk@larkspur.example) kirjoitti:',
  'Larkspur Desk kirjoitti 4.5.2020 klo 10.00:',
  'pon., 4 maj 2020 o 10:00 Larkspur Desk <desk@larkspur.example> napisał(a):',
  'W dniu 04.05.2020 o 10:00, Larkspur Desk pisze:',
  'Wiadomość napisana przez Larkspur Desk <desk@larkspur.example> w dniu 04.05.2020, o godz. 10:00:',
  'po 4. 5. 2020 v 10:00 odesílatel Larkspur Desk <desk@larkspur.example> napsal:',
  'Dne 4. 5. 2020 v 10:00 Larkspur Desk napsal(a):',
  'po 4. 5. 2020 o 10:00 Larkspur Desk <desk@larkspur.example> napísal(a):',
  'Larkspur Desk <desk@larkspur.example> ezt írta (időpont: 2020. máj. 4., H, 10:00):',
  'Pe lun., 4 mai 2020 la 10:00, Larkspur Desk <desk@larkspur.example> a scris:',
  'Larkspur Desk <desk@larkspur.example>, 4 May 2020 Pzt, 10:00 tarihinde şunu yazdı:',
  'пн, 4 мая 2020 г. в 10:00, Larkspur Desk <desk@larkspur.example>:',
  '04.05.2020 10:00, Larkspur Desk пишет:',
  'Понедельник, 4 мая 2020, 10:00 +03:00 от Larkspur Desk <desk@larkspur.example>:',
  'пн, 4 трав. 2020 р. о 10:00 Larkspur Desk <desk@larkspur.example> пише:',
  'На пн, 4.05.2020 г. в 10:00 Larkspur Desk <desk@larkspur.example> написа:',
  'Dana 4. svibnja 2020. u 10:00 Larkspur Desk <desk@larkspur.example> napisao je:',
  'V pon., 4. maj 2020 ob 10:00 je oseba Larkspur Desk <desk@larkspur.example> napisala:',
  'Kontaktisik Larkspur Desk (<desk@larkspur.example>) kirjutas kuupäeval E, 4. mai 2020 kell 10:00:',
  'pirmd., 2020. g. 4. maijs, plkst. 10:00 — lietotājs Larkspur Desk (<desk@larkspur.example>) rakstīja:',
  '2020-05-04, pr, 10:00 Larkspur Desk <desk@larkspur.example> rašė:',
  'Στις Δευ, 4 Μαΐ 2020 στις 10:00 π.μ., ο/η Larkspur Desk <desk@larkspur.example> έγραψε:',
  '‫בתאריך יום ב׳, 4 במאי 2020 ב-10:00 מאת ‪Larkspur Desk‬‏ <‪desk@larkspur.example‬‏>:‬',
  'في الاثنين، 4 مايو 2020 في 10:00 ص تمت كتابة ما يلي بواسطة Larkspur Desk <desk@larkspur.example>:',
  'في 4 مايو 2020، الساعة 10:00 ص، كتب Larkspur Desk <desk@larkspur.example>:',
  '2020年5月4日(月) 10:00 Larkspur Desk <desk@larkspur.example>:',
  '2020/05/04 10:00、Larkspur Desk <desk@larkspur.example> のメール:',
  'Larkspur Desk <desk@larkspur.example> 于2020年5月4日周一 10:00写道：',
  '在 2020-05-04 10:00:12，"Larkspur Desk" <desk@larkspur.example> 写道：',
  'Larkspur Desk <desk@larkspur.example> 於 2020年5月4日 週一 上午10:00寫道：',
  '2020년 5월 4일 (월) 오전 10:00, Larkspur Desk <desk@larkspur.example>님이 작성:',
  'Vào Th 2, 4 thg 5, 2020 vào lúc 10:00 Larkspur Desk <desk@larkspur.example> đã viết:',
  'Pada tanggal Sen, 4 Mei 2020 pukul 10.00 Larkspur Desk <desk@larkspur.example> menulis:',
  'ในวันที่ จ. 4 พ.ค. 2020 เวลา 10:00 Larkspur Desk <desk@larkspur.example> เขียนว่า:',
  'El dl., 4 de maig 2020 a les 10:00, Larkspur Desk (<desk@larkspur.example>) va escriure:',
  'Op Ma. 4 Mei 2020 om 10:00 het Larkspur Desk <desk@larkspur.example> geskryf:',
  'در تاریخ دوشنبه ۴ مهٔ ۲۰۲۰،‏ ۱۰:۰۰ Larkspur Desk <desk@larkspur.example> نوشت:',
  'सोम, 4 मई 2020 को 10:00 पूर्वाह्न को Larkspur Desk <desk@larkspur.example> ने लिखा:',
  'Þann mán., 4. maí 2020 kl. 10:00 skrifaði Larkspur Desk <desk@larkspur.example>:',
]

const answer = 'It works again, thank you.'

/** As programs do it: within 78 signs, at a space or behind the angle bracket. */
function wrap(line: string, width: number): string {
  const words = line.split(' ')
  const lines = ['']
  for (const word of words) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}

test.each(introductions)('%s', (line) => {
  for (const introduction of [line, wrap(line, 70), wrap(line, 50)]) {
    for (const quote of [
      'Have you tried another cable?\n\nThe desk',
      '> Have you tried another cable?\n>\n> The desk',
    ]) {
      const mail = `${answer}\n\n${introduction}\n\n${quote}\n`
      expect(splitReply({ text: mail, html: null })).toEqual({
        text: answer,
        html: null,
        quoted: `${introduction}\n\n${quote}`,
        signature: null,
      })
      expect(splitReply({ text: mail.replaceAll('\n', '\r\n'), html: null }).text).toBe(answer)
    }
  }
})

test.each([
  'On Monday I wrote to you, and on 4 May 2020 again:\nthe printer is broken.',
  'The vendor wrote: we will come tomorrow.',
  'These are the times:\n2020-05-04 10:00\n2020-05-05 11:30 (desk@larkspur.example)\nWhich suits you?',
  'Please write to desk@larkspur.example\nor call us on 4 May 2020.',
  'The error says:\n\n10:00 smtp error for desk@larkspur.example\n\nWhat does it mean?',
  'I need these accounts:\nkim@larkspur.example\nlee@larkspur.example\nThanks',
  'Steps that I took on 4 May 2020:\n1. Restart\n2. Cry',
  'Am 4. Mai 2020 ging es noch, seitdem nicht mehr.',
  'Le 4 mai 2020, tout marchait encore :\nplus maintenant.',
  'From: Berlin\nTo: Munich\nDate: 4 May\n\nPlease book a seat.',
  'To: do\nSubject: to change\nDate: open',
  'Name: Kim\nDate: 4 May 2020\nProblem: no sound',
])('is no introduction: %s', (text) => {
  expect(splitReply({ text, html: null })).toMatchObject({ text, quoted: null })
})
