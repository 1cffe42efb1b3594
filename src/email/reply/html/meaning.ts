// What mail programs say in their markup, of which much is never shown: the classes, ids and names of the elements around quotes
// and signatures. Programs that are not known here name theirs much alike, so tokens are asked for words, too.
import { attribute, type Tag } from './scan.ts'

/** `quote`: from here on all is a quoted mail. `quoted`: what is within. */
export type Meaning = 'introduction' | 'quote' | 'quoted' | 'signature' | 'separator'

const startsQuote =
  /^(?:divRplyFwdMsg|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|reply-intro|isReplyContent|originalMessage|OutlookMessageHeader|outlook_message_header|ms-outlook-mobile-reference-message|__QUOTED_TEXT__|__HEADERS__|messageReplySection|stopSpelling|zwchr|__DIVIDER__)$/i

const introduces = /^(?:gmail_attr|moz-cite-prefix|moz-email-headers-table|protonmail_quote_header)$/i

/** Yahoo and Zoho put signs of their own before the names: `ydp1a2b3cyahoo_quoted`. */
const holdsQuote =
  /(?:yahoo_quoted|zmail_extra(?:_hr)?|protonmail_quote|tutanota_quote|ik_mail_quote|spark_quote|sh-quoted-content|airmail_ext_on|history_container)(?:_\w{1,30})?$|^(?:quote|quoted-content)$|(?:^|[-_])(?:quoted(?:[-_]?(?:text|message|content|reply|mail|email|block))|(?:mail|email|reply|message|missive|freshdesk|front|mailspring|gmx)[-_]?(?:block)?quote)(?:[-_]|$)/i

const holdsSignature =
  /^(?:Signature|AppleMailSignature|__SIG_(?:PRE|POST)__|_rc_sig|messageSignatureSection|_MailAutoSig)$|(?:^|[-_])(?:signature|sig)(?:[-_](?:block|container|widget|wrap|wrapper|text|content|old|prefix|\d+)|$)|(?:gmail|moz|protonmail|ymail_android|outlook-mobile|sh|zmail|zimbra|bloop|mail|ik_mail|front|composer|auto-default|io-ox|ntes-pcmac)[-_]signature/i

/** What every name above holds: nearly all elements have none of it, and are asked no more. */
const mayMean =
  /quot|sig|rply|reply|header|original|container|stopspelling|zwchr|divider|zmail|gmail_attr|cite-prefix|olk_|reference|airmail|border-top/i

const rules: [Meaning, RegExp][] = [
  ['quote', startsQuote],
  ['introduction', introduces],
  ['signature', holdsSignature],
  ['quoted', holdsQuote],
]

export function meaningOf(html: string, tag: Tag): Meaning | null {
  if (tag.name === 'blockquote') return isIndented(html, tag) ? null : 'quoted'
  const rule = tag.name === 'hr'
  if (
    tag.end - tag.start < tag.name.length + 7 ||
    !mayMean.test(html.slice(tag.start, Math.min(tag.end, tag.start + 2_000)))
  )
    return rule ? 'separator' : null
  for (const token of tokensOf(html, tag)) {
    const found = rules.find(([, pattern]) => pattern.test(token))
    if (found !== undefined) return found[0]
  }
  if (rule) return 'separator'
  if (tag.name === 'div' && /border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)/i.test(attribute(html, tag, 'style')))
    return 'quote'
  return null
}

/** Gmail indents what its writer indents with the element of quotes. */
const isIndented = (html: string, tag: Tag) =>
  /^margin:\s?0(?:px)? 0(?:px)? 0(?:px)? 40px;\s?border:\s?none/i.test(attribute(html, tag, 'style'))

/** At most a dozen names of an element. Outlook puts `x_` before those of others. */
function tokensOf(html: string, tag: Tag): string[] {
  const named = (['id', 'class', 'name', 'data-marker'] as const).map((name) => attribute(html, tag, name)).join(' ')
  return named
    .split(/\s+/, 16)
    .map((token) => token.slice(0, 80).replace(/^(?:x_)+/, ''))
    .filter((token) => token !== '')
}
