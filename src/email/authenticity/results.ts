// Reading an Authentication-Results header (RFC 8601 §2.2): `mx.example.com; spf=pass smtp.mailfrom=a@b; dkim=pass header.d=b`.

export interface Result {
  /** `spf`, `dkim`, `dmarc` … */
  method: string
  /** In lower case. */
  result: string
  /** `smtp.mailfrom`, `header.d`, `header.from` … */
  properties: Map<string, string>
  /** What stands in brackets. */
  comment: string
}

export interface Results {
  /** Who says it; '' where nobody is named (Microsoft 365). In lower case. */
  id: string
  results: Result[]
}

const most = 16_000

export function readResults(value: string): Results {
  const [first, ...rest] = statements(value.slice(0, most))
  // Microsoft leaves the authserv-id out; a first statement that is already a result tells.
  const named = first !== undefined && !first.words[0]?.includes('=')
  const id = named ? (first.words[0] ?? '').toLowerCase() : ''
  const said = named || first === undefined ? rest : [first, ...rest]
  return { id, results: said.flatMap((statement) => resultOf(statement) ?? []) }
}

/** The same of an ARC-Authentication-Results (RFC 8617 §4.1.1), which begins with its instance. */
export function readSealedResults(value: string): (Results & { instance: number }) | null {
  const found = /^\s{0,10}i\s{0,10}=\s{0,10}(\d{1,2})\s{0,10};/.exec(value)
  return found ? { instance: Number(found[1]), ...readResults(value.slice(found[0].length)) } : null
}

interface Statement {
  words: string[]
  comment: string
}

/** Statements end with a semicolon, words with a blank; comments nest, quotes hold everything. One pass. */
function statements(value: string): Statement[] {
  const found: Statement[] = []
  let words: string[] = []
  let word = ''
  let comment = ''
  let depth = 0
  let quoted = false
  const endWord = () => {
    if (word) words.push(word)
    word = ''
  }
  const endStatement = () => {
    endWord()
    if (words.length > 0) found.push({ words: joined(words), comment })
    words = []
    comment = ''
  }
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? ''
    if (sign === '\\' && (quoted || depth > 0)) at += 1
    else if (depth > 0) {
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
      if (depth > 0) comment += sign
    } else if (sign === '"') quoted = !quoted
    else if (quoted) word += sign
    else if (sign === '(') depth = 1
    else if (sign === ';') endStatement()
    else if (sign === ' ' || sign === '\t') endWord()
    else word += sign
  }
  endStatement()
  return found
}

/** Blanks may stand around the equals sign. */
function joined(words: string[]): string[] {
  const found: string[] = []
  for (const word of words) {
    const last = found.at(-1)
    if (last !== undefined && (last.endsWith('=') || word.startsWith('='))) found[found.length - 1] = last + word
    else found.push(word)
  }
  return found
}

function resultOf({ words: [first = '', ...rest], comment }: Statement): Result | null {
  const at = first.indexOf('=')
  if (at < 1) return null
  const method = first.slice(0, at).split('/')[0]?.toLowerCase() ?? ''
  const properties = new Map<string, string>()
  for (const word of rest) {
    const equals = word.indexOf('=')
    const name = word.slice(0, Math.max(0, equals)).toLowerCase()
    if (equals > 0 && !properties.has(name)) properties.set(name, word.slice(equals + 1))
  }
  return { method, result: first.slice(at + 1).toLowerCase(), properties, comment }
}
