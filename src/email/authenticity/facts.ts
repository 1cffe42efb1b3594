// What was found out about a sender, in sentences for people who never heard of DMARC.
import type { Authenticity, Evidence } from './authenticity.ts'

type Found = Omit<Authenticity, 'warnings'>

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** What the reader of a ticket has to know before believing the sender. Nothing is said where nothing is wrong. */
export function warningsOf(found: Found, evidence: Pick<Evidence, 'fromFields' | 'signatures' | 'gaveUp'>): string[] {
  const { author, dmarc, from } = found
  const warnings: string[] = []
  if (evidence.fromFields > 1) warnings.push('This mail has two From headers: nobody can tell who sent it.')
  else if (author === null) warnings.push('No single sender can be read from this mail.')
  else if (dmarc.result === 'fail')
    warnings.push(
      `This mail claims to come from ${author}, but ${domainOf(author)} says that it was not sent by its servers.`,
    )
  else if (dmarc.result === 'temperror')
    warnings.push(`Whether ${domainOf(author)} sent this mail could not be checked: the DNS did not answer.`)
  if (evidence.gaveUp)
    warnings.push('The signatures of this mail were not checked: no mail program builds mails like it.')
  if (from === 'proven' || author === null) return warnings
  const own = evidence.signatures.filter(({ aligned }) => aligned)
  if (own.some(({ partial, result }) => partial && result === 'pass'))
    warnings.push(
      `The signature of ${domainOf(author)} covers a part of this mail only; anybody may have added the rest.`,
    )
  else if (own.some(({ result }) => result === 'fail' || result === 'neutral'))
    warnings.push(
      `The signature of ${domainOf(author)} does not fit: the mail was changed on its way, or somebody else wrote it.`,
    )
  return warnings
}

/** One sentence on how far the sender is proven, and by whom. */
export function factOf({ author, from, by, dmarc }: Authenticity): string {
  const domain = author ? domainOf(author) : 'nobody'
  const whose = by === 'us' ? 'checked by this desk' : by === 'nobody' ? 'checked by nobody' : `checked by the ${by}`
  if (from === 'proven') return `Sent by ${domain}, ${whose}.`
  if (from === 'failed')
    return dmarc.result === 'fail' ? `Not sent by ${domain}, ${whose}.` : `Not to be believed, ${whose}.`
  if (dmarc.result === 'unknown')
    return `It is not known whether ${domain} sent it: nobody told where the mail came from.`
  if (dmarc.result === 'temperror') return `It is not known whether ${domain} sent it: the DNS did not answer.`
  return `Nothing proves that ${domain} sent it.`
}

/**
 * The same, held against the sender as the desk reads it. Two readers of one header may differ, and whoever knows how would be proven as
 * one person and known as another.
 */
export function heldAgainst(found: Authenticity, sender: { name: string; address: string } | undefined): Authenticity {
  const other = found.from === 'proven' && found.author !== sender?.address.toLowerCase()
  const warnings = [
    ...found.warnings,
    ...(other ? ['Its From can be read in two ways, so nobody is proven.'] : []),
    ...((sender && nameWarning(sender)) ?? []),
  ]
  return { ...found, from: other ? 'unproven' : found.from, warnings }
}

/**
 * A name that shows another address than the mail has: `"ceo@example.com" <x@elsewhere.example>`. Mail programs on phones show the
 * name alone.
 */
function nameWarning({ name, address }: { name: string; address: string }): string[] | null {
  const shown = /[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]{1,190}\.[a-z]{2,24}/i.exec(name.slice(0, 500))?.[0]?.toLowerCase()
  if (!shown || shown === address.toLowerCase()) return null
  return [`The sender calls itself ${shown}, but the mail comes from ${address}.`]
}
