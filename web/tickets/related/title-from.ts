// The beginning of a message, as a title to start from. Pure.

const most = 80

/** Its first line or sentence, without Markdown, cut at a word. */
export function titleFrom(body: string): string {
  const plain = body
    .replace(/[*_`>#]+/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/^(hi|hello|hey|dear|good (morning|day|afternoon))\b[^.!?]{0,30}$/i.test(line))
  const [first = ''] = plain
  const [sentence = first] = /^.+?[.!?](?=\s|$)/.exec(first) ?? []
  const short = sentence.replace(/[.!]$/, '')
  if (short.length <= most) return short
  const cut = short.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`
}
