// A mail as the desk gets most of them: some paragraphs as plain text and as HTML with the styles of an office program, a signature, and
// the header lines of three servers on the way; 20 kB in all.

import { randomBytes } from 'node:crypto'

const words =
  'the printer screen network login account update laptop invoice meeting office window cable server error message since morning after before works again nobody knows please could somebody have a look at this still slow second floor docking station keyboard new colleague starts monday access folder shared drive password expired phone'.split(
    ' ',
  )

const sentence = (seed: number) => {
  const chosen = Array.from({ length: 14 }, (_, i) => words[(seed * 31 + i * (7 + (seed % 5))) % words.length])
  return `${chosen.join(' ')}.`
}
const paragraph = (seed: number) => Array.from({ length: 4 }, (_, i) => sentence(seed * 4 + i)).join(' ')

const styles = Array.from(
  { length: 60 },
  (_, i) =>
    `p.Mso${i}, li.Mso${i}, div.Mso${i} {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-style-priority:${i}; color:windowtext;}`,
).join('\r\n')

/** @param n makes it one of its kind: another sender for each of two hundred, another text */
export function typicalMail(n: number): Buffer {
  const texts = Array.from({ length: 10 }, (_, i) => paragraph(n * 10 + i))
  const from = `person${n % 200}@bench.example`
  const signature = ['Person of the second floor', 'Bench Works', 'Phone +44 20 7946 0000']
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!--
${styles}
--></style></head><body lang="EN-GB" link="#0563C1" vlink="#954F72"><div class="WordSection1">
${texts.map((text) => `<p class="MsoNormal"><span style="mso-fareast-language:EN-US">${text}<o:p></o:p></span></p>\r\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>`).join('\r\n')}
<p class="MsoNormal">-- <o:p></o:p></p>
${signature.map((line) => `<p class="MsoNormal"><span style="font-size:9.0pt;color:#44546A">${line}<o:p></o:p></span></p>`).join('\r\n')}
</div></body></html>`
  const head = [
    ...[3, 2, 1].map(
      (hop) =>
        `Received: from hop${hop}.bench.example (hop${hop}.bench.example [192.0.2.${hop}])\r\n\tby hop${hop + 1}.bench.example with ESMTPS id 4X${n}Y${hop}\r\n\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n\tMon, 02 Mar 2026 09:0${hop}:11 +0000`,
    ),
    `From: "Person ${n % 200}" <${from}>`,
    'To: IT help <it@bench.example>',
    `Subject: Something is broken again (${n})`,
    `Message-ID: <m${n}.${from}>`,
    'Date: Mon, 02 Mar 2026 09:00:11 +0000',
    'MIME-Version: 1.0',
    'Content-Language: en-GB',
    'X-Mailer: Bench 16.0',
    'Content-Type: multipart/alternative; boundary="=_bench"',
  ]
  const part = (type: string, content: string) =>
    `--=_bench\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${content}\r\n`
  return Buffer.from(
    `${head.join('\r\n')}\r\n\r\n${part('text/plain', [...texts, ['-- ', ...signature].join('\r\n')].join('\r\n\r\n'))}${part('text/html', html.replace(/\r?\n/g, '\r\n'))}--=_bench--\r\n`,
  )
}

/** A mail with one file that nothing compresses. @param megabytes of the whole, as it travels */
export function largeMail(megabytes: number): Buffer {
  const file = randomBytes(Math.floor((megabytes * 1_000_000 * 57) / 78)).toString('base64')
  const lines = file.match(/.{1,76}/g) ?? []
  return Buffer.from(
    `From: "Person 1" <person1@bench.example>\r
To: IT help <it@bench.example>\r
Subject: The recording of the screen\r
Message-ID: <large.person1@bench.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="=_bench"\r
\r
--=_bench\r
Content-Type: text/plain; charset=utf-8\r
\r
Here is what happens.\r
--=_bench\r
Content-Type: video/mp4; name="screen.mp4"\r
Content-Disposition: attachment; filename="screen.mp4"\r
Content-Transfer-Encoding: base64\r
\r
${lines.join('\r\n')}\r
--=_bench--\r
`,
  )
}
