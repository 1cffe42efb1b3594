// The new part of HTML mails, in the markup of the programs that write most of them.
import { expect, test } from 'vitest'
import { splitReply } from './index.ts'

const fresh = (html: string, subject = '') => splitReply({ text: '', html, subject }).html
const wrote =
  'On Mon, May 4, 2020 at 10:00 AM Desk &lt;<a href="mailto:desk@larkspur.example">desk@larkspur.example</a>&gt; wrote:'
const outlook = (labels: string[]) =>
  ['Desk &lt;desk@larkspur.example&gt;', 'Montag, 4. Mai 2020 10:00', 'Kim', 'RE: Printer']
    .map((value, index) => `<b>${labels[index]}:</b> ${value}<br>`)
    .join('')

test.each([
  [
    'Gmail',
    `<div dir="ltr">All <b>fine</b>.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${wrote}<br></div><blockquote class="gmail_quote" style="margin:0"><div>Old</div></blockquote></div>`,
    '<div dir="ltr">All <b>fine</b>.</div>',
  ],
  [
    'Gmail with a signature',
    `<div dir="ltr">Fine.<div><br></div>-- <br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">Kim</div></div><br><div class="gmail_quote"><div class="gmail_attr">${wrote}</div><blockquote>Old</blockquote></div>`,
    '<div dir="ltr">Fine.</div>',
  ],
  [
    'Gmail, an answer between the lines',
    `<div class="gmail_quote"><div class="gmail_attr">${wrote}</div><blockquote class="gmail_quote">One?</blockquote><div>Yes.</div><blockquote class="gmail_quote">Two?</blockquote><div>No.</div><blockquote class="gmail_quote">The desk</blockquote></div>`,
    `<div class="gmail_quote"><div class="gmail_attr">${wrote}</div><blockquote class="gmail_quote">One?</blockquote><div>Yes.</div><blockquote class="gmail_quote">Two?</blockquote><div>No.</div></div>`,
  ],
  [
    'Outlook for Windows',
    `<div class="WordSection1"><p class="MsoNormal">Fine.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${outlook(['Von', 'Gesendet', 'An', 'Betreff'])}<o:p></o:p></p></div></div><p class="MsoNormal">Old</p></div>`,
    '<div class="WordSection1"><p class="MsoNormal">Fine.<o:p></o:p></p></div>',
  ],
  [
    'Outlook in a language that is not known here',
    `<p>Fine.</p><div style='border:none;border-top:solid #B5C4DF 1.0pt'><p>${outlook(['Xa', 'Xb', 'Xc', 'Xd'])}</p></div><p>Old</p>`,
    '<p>Fine.</p>',
  ],
  [
    'Outlook on the web',
    `<div style="font-size:12pt">Fine.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">${outlook(['From', 'Sent', 'To', 'Subject'])}</div><div>Old</div>`,
    '<div style="font-size:12pt">Fine.</div>',
  ],
  [
    'Outlook on the web, new',
    '<div class="elementToProof">Fine.</div><div id="mail-editor-reference-message-container"><div>Xa: b</div><div>Old</div></div>',
    '<div class="elementToProof">Fine.</div>',
  ],
  [
    'Outlook for phones',
    `<div>Fine.</div><div id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/x">Outlook for iOS</a></div></div><hr><div id="divRplyFwdMsg">${outlook(['From', 'Sent', 'To', 'Subject'])}</div>Old`,
    '<div>Fine.</div>',
  ],
  [
    'Outlook Express',
    '<div>Fine.</div><div class="OutlookMessageHeader">-----Original Message-----<br>From: Desk</div><div>Old</div>',
    '<div>Fine.</div>',
  ],
  [
    'Apple Mail',
    `<div>Fine.</div><br><div><blockquote type="cite"><div>${wrote}</div><br><div>Old</div></blockquote></div>`,
    '<div>Fine.</div>',
  ],
  [
    'iPhone',
    `<div dir="ltr">Fine.</div><div dir="ltr"><br>Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">${wrote}<br><br></blockquote></div><blockquote type="cite"><div>Old</div></blockquote>`,
    '<div dir="ltr">Fine.</div>',
  ],
  [
    'Yahoo',
    `<div class="ydp1">Fine.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>${wrote}</div><div>Old</div></div></div>`,
    '<div class="ydp1">Fine.</div>',
  ],
  [
    'Thunderbird, below the quote',
    `<body><div class="moz-cite-prefix">On 04/05/2020 10:00, Desk wrote:<br></div><blockquote type="cite" cite="mid:1"><p>Old</p></blockquote><p>Fine.</p><pre class="moz-signature">-- \nKim</pre></body>`,
    '<body><p>Fine.</p></body>',
  ],
  [
    'Proton Mail',
    `<div>Fine.</div><div class="protonmail_signature_block">Sent with Proton Mail.</div><div class="protonmail_quote">------- Original Message -------<br>On Monday, May 4th, 2020 at 10:00, Desk wrote:<br><blockquote class="protonmail_quote" type="cite">Old</blockquote></div>`,
    '<div>Fine.</div>',
  ],
  [
    'Zimbra',
    '<div>Fine.<br></div><hr id="zwchr" data-marker="__DIVIDER__"><div><b>De: </b>"Desk"<br><b>Foo: </b>bar</div><div>Old</div>',
    '<div>Fine.<br></div>',
  ],
  [
    'Lotus Notes',
    '<font>Fine.</font><br><br><br><table><tr><td>From:</td><td>Desk &lt;desk@larkspur.example&gt;</td></tr><tr><td>To:</td><td>Kim</td></tr><tr><td>Date:</td><td>04/05/2020</td></tr><tr><td>Subject:</td><td>Printer</td></tr></table><hr>Old',
    '<font>Fine.</font><br>',
  ],
  [
    'plain text in <pre>',
    '<pre>Fine.\n\nOn 4 May 2020, Desk &lt;desk@larkspur.example&gt; wrote:\n&gt; Old</pre>',
    '<pre>Fine.\n</pre>',
  ],
  [
    'old names of letters',
    '<p>Bien.</p><p>De&nbsp;: Desk<br>Envoy&eacute;&nbsp;: lundi 4 mai 2020<br>&Agrave;&nbsp;: Kim<br>Objet&nbsp;: x</p><p>Old</p>',
    '<p>Bien.</p>',
  ],
  [
    'broken',
    '<div>Fine.<p><b>Really<div class="gmail_quote"><blockquote>Old</b></blockquote>',
    '<div>Fine.<p><b>Really</b>',
  ],
])('%s', (_, html, expected) => {
  expect(fresh(html)).toBe(expected)
})

test.each([
  [
    'a forward of Gmail',
    '<div>Look.</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Kim &lt;kim@larkspur.example&gt;<br>Subject: Printer<br></div>Broken.</div>',
    '',
  ],
  [
    'a forward of Apple Mail',
    '<div>Look.</div><blockquote type="cite"><div>Begin forwarded message:</div><div><b>From: </b>Kim &lt;kim@larkspur.example&gt;</div><div><b>Subject: </b>x</div><div>Broken.</div></blockquote>',
    '',
  ],
  [
    'a forward of Outlook',
    `<p>Look.</p><div id="divRplyFwdMsg">${outlook(['From', 'Sent', 'To', 'Subject'])}</div><p>Broken.</p>`,
    'Fw: Printer',
  ],
  ['nothing but a quote', '<blockquote type="cite">Old</blockquote>', ''],
  ['nothing that was quoted', '<p>Fine.</p><table><tr><td>Cable</td><td>new</td></tr></table>', ''],
  ['a picture alone', '<img src="cid:1">', ''],
  ['nothing', '', ''],
])('is left as it is: %s', (_, html, subject) => {
  expect(fresh(html, subject)).toBe(html)
})

test('pictures between new words stay, those of the signature and the quote go', () => {
  expect(
    fresh(
      '<p>See <img src="cid:1"> here.</p><p>Kind regards,<br>Kim<br><img src="cid:2"></p><blockquote type="cite">Old <img src="cid:3"></blockquote>',
    ),
  ).toBe('<p>See <img src="cid:1"> here.</p>')
  expect(
    fresh(
      '<p>See:</p><div><img src="cid:1"></div><blockquote type="cite">Old</blockquote><img src="cid:2"><img src="https://x.example" width="1">',
    ),
  ).toBe('<p>See:</p><div><img src="cid:1"></div>')
  expect(fresh('<blockquote type="cite">Show me.</blockquote><div><img src="cid:1"></div>')).toContain('cid:1')
})
