// What a hand-over still lacks, in words, so that it is said while it is written and not after it was sent. Pure.
export interface HandOverDraft {
  target: string | null
  question: string
  tried: string
  logs: string
  /** Why there are no logs. */
  reason: string
  files: number
}

const blank = (text: string) => text.trim() === ''

export function missingParts({ target, question, tried, logs, reason, files }: HandOverDraft): string[] {
  return [
    target === null && 'who takes over',
    blank(question) && 'the question',
    blank(tried) && 'what was tried',
    blank(logs) && blank(reason) && files === 0 && 'logs, a file, or why there are none',
  ].filter((part) => part !== false)
}

export const sayMissing = (parts: readonly string[]): string | null =>
  parts.length === 0 ? null : `Still missing: ${new Intl.ListFormat('en', { type: 'unit' }).format(parts)}`
