// Delivery status notifications as RFC 3464 has them.
import { addressIn, fieldGroups } from './fields.ts'
import { type BouncedRecipient, recipientOf } from './recipient.ts'

const actions = new Set(['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const)
type Action = BouncedRecipient['action']

const isAction = (word: string): word is Action => (actions as ReadonlySet<string>).has(word)

/** The recipients of a `message/delivery-status`. One whose action cannot be read failed if its status says so. */
export function recipientsOf(text: string): BouncedRecipient[] {
  return fieldGroups(text).flatMap((group) => {
    const final = group.get('final-recipient') ?? group.get('original-recipient') ?? group.get('x-actual-recipient')
    const address = final === undefined ? null : addressIn(final)
    if (final === undefined || address === null) return []
    // What was written to is what the desk knows; the final recipient may be behind a forwarding.
    const original = addressIn(group.get('original-recipient') ?? '') ?? address
    const word = (group.get('action') ?? '').toLowerCase().split(/[\s(;]/)[0] ?? ''
    const status = group.get('status') ?? null
    const action: Action = isAction(word)
      ? word
      : status?.startsWith('4')
        ? 'delayed'
        : status?.startsWith('2')
          ? 'delivered'
          : 'failed'
    return [recipientOf({ address: original, action, status, diagnostic: withoutType(group.get('diagnostic-code')) })]
  })
}

/** `smtp; 550 5.1.1 …` → `550 5.1.1 …`. */
function withoutType(value: string | undefined): string | null {
  if (value === undefined) return null
  const at = value.indexOf(';')
  return (at > 0 && at < 20 ? value.slice(at + 1) : value).trim() || null
}
