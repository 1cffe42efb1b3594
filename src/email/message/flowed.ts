// Plain text that may be wrapped anew (RFC 3676): a line that ends in a blank goes on in the next of the same depth of quoting.

export function unflow(text: string, deleteSpace: boolean): string {
  const done: string[] = []
  const paragraph = { depth: -1, text: '' }
  const close = () => {
    if (paragraph.depth >= 0) done.push(quote(paragraph.depth, paragraph.text))
    paragraph.depth = -1
    paragraph.text = ''
  }
  for (const line of text.split('\n')) {
    const depth = depthOf(line)
    const rest = line.slice(depth)
    // One blank was stuffed in front of what could be taken for a quote.
    const content = rest.startsWith(' ') ? rest.slice(1) : rest
    const signature = content === '-- '
    if (signature || paragraph.depth !== depth) close()
    const flows = content.endsWith(' ') && !signature
    const piece = flows && deleteSpace ? content.slice(0, -1) : content
    paragraph.depth = depth
    paragraph.text += piece
    if (!flows) close()
  }
  close()
  return done.join('\n')
}

function depthOf(line: string): number {
  let depth = 0
  while (line[depth] === '>') depth++
  return depth
}

function quote(depth: number, text: string): string {
  if (depth === 0) return text
  return text === '' ? '>'.repeat(depth) : `${'>'.repeat(depth)} ${text}`
}
