// A mention in Markdown: `@[Ada Byron](person:<id>)`. Where nothing knows it, it reads as a link after an @; an id stays true when
// a name changes. What stands in code is code. Pure; the screens use it too.

export interface Mention {
  id: string
  /** As it was written; the desk puts the real one in its place. */
  name: string
}

const mention = /@\[((?:[^[\]\\\n]|\\.){1,300})\]\(person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi
const code = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`)/

const escaped = (name: string) => name.replace(/[\\[\]]/g, '\\$&')
const unescaped = (name: string) => name.replace(/\\(.)/g, '$1')

export const writeMention = ({ id, name }: Mention): string => `@[${escaped(name)}](person:${id})`

/** Each person once, in the order in which they are named. */
export function mentionsIn(body: string): Mention[] {
  const found = new Map<string, Mention>()
  rewrite(body, (one) => {
    if (!found.has(one.id)) found.set(one.id, one)
    return ''
  })
  return [...found.values()]
}

/** The same text with the names that these people have. */
export const withNames = (body: string, names: ReadonlyMap<string, string>): string =>
  rewrite(body, ({ id, name }) => writeMention({ id, name: names.get(id) ?? name }))

/** As people read it: `@Ada Byron`. */
export const plainMentions = (body: string): string => rewrite(body, ({ name }) => `@${name}`)

/** The text with its parts outside of code changed. */
export const codeApart = (text: string, change: (part: string) => string): string =>
  text
    .split(code)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')

const rewrite = (body: string, to: (mention: Mention) => string): string =>
  codeApart(body, (part) =>
    part.replace(mention, (_, name: string, id: string) => to({ id: id.toLowerCase(), name: unescaped(name) })),
  )
