// A friendly question about what a ticket does not tell yet. Pure.
import type { FieldDefinition } from './field-values.ts'

/** @param name of the requester */
export function contextQuestion(
  name: string,
  missing: readonly Pick<FieldDefinition, 'label' | 'hint' | 'requesters'>[],
): string {
  const first = name.trim().split(/\s+/)[0] ?? ''
  const lines = missing.map(({ label, hint }) => (hint.trim() ? `- **${label}**: ${hint.trim()}` : `- **${label}**`))
  const some = missing.some(({ requesters }) => requesters === 'asked')
  return [
    first ? `Hello ${first},` : 'Hello,',
    missing.length === 1
      ? 'one detail would help us to find the cause:'
      : 'a few details would help us to find the cause:',
    lines.join('\n'),
    some
      ? 'Just answer here, or fill it in on the page of your request under “Add details that help us”. If you do not know, say so: that helps, too.'
      : 'Just answer here. If you do not know, say so: that helps, too.',
  ].join('\n\n')
}
