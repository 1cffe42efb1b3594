// The variables of templates: what there is, and what is wrong with a template that names others. Values are put in once, as text:
// what somebody called their ticket is never read as Markdown, HTML or another variable.
import { invalid } from '../../../platform/errors.ts'
import { replaced } from '../render/mailable.ts'
import { type Node, parse, parseWhole } from '../render/tree.ts'

export const variables = [
  {
    name: 'greeting',
    meaning: 'a greeting with the name of the recipient, in the language of the mailbox',
    shape: 'text',
  },
  { name: 'ticket.number', meaning: 'such as T-1042', shape: 'text' },
  { name: 'ticket.title', meaning: 'what the ticket is called', shape: 'text' },
  { name: 'ticket.subject', meaning: 'the subject of the mail that it came by, or its title', shape: 'text' },
  { name: 'ticket.link', meaning: 'where the ticket is read in the browser', shape: 'link' },
  { name: 'recipient.name', meaning: 'who is written to', shape: 'text' },
  { name: 'requester.name', meaning: 'who asked', shape: 'text' },
  { name: 'author.name', meaning: 'who wrote the message, or did what the mail tells', shape: 'text' },
  { name: 'workspace.name', meaning: 'the name of this desk', shape: 'text' },
  { name: 'mailbox.name', meaning: 'how the mailbox signs', shape: 'text' },
  { name: 'mailbox.address', meaning: 'the address of the mailbox', shape: 'text' },
  { name: 'message', meaning: 'the message of the conversation; on a line of its own', shape: 'block' },
  { name: 'resolution', meaning: 'how the ticket was resolved; on a line of its own', shape: 'block' },
  {
    name: 'confirm.link',
    meaning: 'confirms the fix; for the requester of a resolved ticket, others do not see its paragraph',
    shape: 'link',
  },
  {
    name: 'reopen.link',
    meaning: 'reopens a resolved ticket; for its requester, others do not see its paragraph',
    shape: 'link',
  },
] as const

export type Variable = (typeof variables)[number]['name']
/** Null: there is none for this recipient, and the paragraph that names it is left out. */
export type Values = Record<Variable, string | null>

const shapes = new Map<string, string>(variables.map(({ name, shape }) => [name, shape]))
const named = /\{\{\s*([^{}\s]{1,60})\s*\}\}/g

/** @throws DeskError that names each place */
export function checkTemplate({ subject, body }: { subject?: string | undefined; body?: string | undefined }): void {
  if (subject !== undefined) {
    refuse('subject', subject, 1)
    for (const [, name] of subject.matchAll(named))
      if (shapes.get(name as string) !== 'text')
        throw invalid('subject', `names {{${name}}}, which does not fit on one line: use variables of the kind text`)
  }
  if (body === undefined) return
  for (const [n, line] of body.split('\n').entries()) refuse('body', line, n + 1)
  placedWell(parseWhole(body))
}

function refuse(field: 'subject' | 'body', line: string, n: number) {
  const at = field === 'body' ? ` (line ${n})` : ''
  for (const [, name = ''] of line.matchAll(named))
    if (!shapes.has(name)) throw invalid(field, `names {{${name}}}${at}, which does not exist: choose one of the list`)
  const rest = line.replaceAll(named, '')
  if (rest.includes('{{') || rest.includes('}}'))
    throw invalid(
      field,
      `has braces${at} that belong to no variable: write {{ticket.number}}, without anything else inside`,
    )
}

/** A block is a paragraph alone; links are addresses of links; nothing stands in code. */
function placedWell(root: Node) {
  const visit = (node: Node) => {
    const at = ` (line ${node.position?.start.line ?? 1})`
    if ((node.type === 'code' || node.type === 'inlineCode') && node.value?.includes('{{'))
      throw invalid('body', `has a variable in code${at}, where it stays as it is: take it out of there`)
    if (node.type === 'html')
      throw invalid(
        'body',
        `has HTML${at}, which people would read as it stands: write Markdown, or put it in backquotes`,
      )
    if (node.type === 'paragraph' && blockOf(node) === undefined)
      for (const child of node.children ?? [])
        for (const [, name = ''] of (child.type === 'text' ? (child.value ?? '') : '').matchAll(named))
          if (shapes.get(name) === 'block')
            throw invalid(
              'body',
              `has {{${name}}} within a line${at}: give it a line of its own, with an empty one around it`,
            )
    node.children?.forEach(visit)
  }
  visit(root)
}

/** The variable that a paragraph consists of. */
function blockOf({ children = [] }: Node): string | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text') return undefined
  const name = /^\s*\{\{\s*([^{}\s]{1,60})\s*\}\}\s*$/.exec(only.value ?? '')?.[1]
  return name && shapes.get(name) === 'block' ? name : undefined
}

export const fillLine = (text: string, values: Values): string =>
  text.replaceAll(named, (_, name: string) => values[name as Variable] ?? '')

/** @param blocks Markdown, which is read as such */
export function fill(body: string, values: Values, blocks: Partial<Record<string, Node>>): Node {
  return replaced(parse(body), (node) => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const block = node.type === 'paragraph' ? blockOf(node) : undefined
      if (block) return blocks[block]?.children ?? []
      if (namesNothing(node, values)) return []
    }
    if (node.type === 'text') return [{ ...node, value: fillLine(node.value ?? '', values) }]
    if (node.type === 'link')
      return [
        {
          ...replaced(node, (child) =>
            child.type === 'text' ? [{ ...child, value: fillLine(child.value ?? '', values) }] : undefined,
          ),
          url: fillLine(decoded(node.url ?? ''), values),
        },
      ]
    return undefined
  })
}

function namesNothing(node: Node, values: Values): boolean {
  const text = node.type === 'link' ? decoded(node.url ?? '') : node.type === 'text' ? (node.value ?? '') : ''
  for (const [, name] of text.matchAll(named)) if (values[name as Variable] === null) return true
  return node.children?.some((child) => namesNothing(child, values)) ?? false
}

/** Braces in the address of a link may have been written as `%7B`. */
const decoded = (url: string) => url.replaceAll('%7B', '{').replaceAll('%7D', '}')
