// The frame around what is mailed: one column of 600 px that gets narrower on a phone, made of tables, with the width once more for
// Outlook, which draws mails by Word's rules. Light colours on the elements, dark ones by a style sheet for those that read one.
import { escaped } from './html.ts'

export interface Letter {
  language: string
  subject: string
  /** What lists of mails show beside the subject. */
  preheader: string
  /** Asks people to write above it; empty: no such line. */
  above: string
  /** HTML, made by `html`. */
  body: string
  signature: string
  /** What was said before: newest first. */
  earlier: { title: string; items: { line: string; body: string }[] } | null
  /** HTML of the last lines. */
  foot: string
}

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

export function layout({ language, subject, preheader, above, body, signature, earlier, foot }: Letter): string {
  return `<!DOCTYPE html>
<html lang="${language}" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escaped(subject)}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 620px) { .page { padding: 0 !important; } .above { margin: 0 !important; padding: 10px 16px !important; } .foot { padding: 14px 16px 20px !important; } .sheet { padding: 20px 16px !important; border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; } }
@media (prefers-color-scheme: dark) {
  .page, body { background-color: #14171c !important; }
  .sheet { background-color: #1c2027 !important; border-color: #333a45 !important; color: #e6e9ee !important; }
  .quiet { color: #a3acb9 !important; }
  .rule { border-color: #333a45 !important; }
  a.link { color: #7ab8ff !important; }
  td.second { background-color: #1c2027 !important; border-color: #7ab8ff !important; }
  a.second { color: #7ab8ff !important; }
}
</style>
</head>
<body style="margin:0;padding:0;background-color:#f3f4f6;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preheader)}${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f4f6" style="background-color:#f3f4f6">
<tr><td class="page" align="center" bgcolor="#f3f4f6" style="padding:24px 12px">
${above ? `<p class="quiet above" style="margin:0 0 12px;${font};font-size:12px;color:#6b7280">${escaped(above)}</p>` : ''}
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="sheet" bgcolor="#ffffff" style="padding:28px 32px;background-color:#ffffff;border:1px solid #dfe3e8;border-radius:8px;${font};font-size:15px;line-height:23px;color:#1f2937;text-align:left;text-align:start;word-break:break-word">
${body}
${signature ? `<div class="signature" style="margin-top:18px">${signature}</div>` : ''}
${earlier ? before(earlier) : ''}
</td></tr>
<tr><td class="quiet foot" style="padding:14px 16px 0;${font};font-size:12px;line-height:18px;color:#6b7280;text-align:center">${foot}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>`
}

/** Marked as a quote, so that mail programs fold it and a desk that gets it back knows what is new. */
function before({ title, items }: NonNullable<Letter['earlier']>): string {
  const said = items
    .map(
      ({ line, body }) =>
        `<div class="quiet" style="margin:14px 0 6px;font-size:13px;color:#6b7280">${escaped(line)}</div><blockquote type="cite" class="rule" style="margin:0;padding:0 0 0 12px;border-left:3px solid #c9ced6">${body}</blockquote>`,
    )
    .join('\n')
  return `<div class="gmail_quote rule" style="margin-top:24px;padding-top:14px;border-top:1px solid #dfe3e8;font-size:14px;line-height:21px"><div class="quiet" style="font-size:12px;color:#6b7280">${escaped(title)}</div>${said}</div>`
}
