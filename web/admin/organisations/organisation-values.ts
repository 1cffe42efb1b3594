// What of an organisation is edited, in words, and what saving it does. Pure.
import type { Output } from '../../app/api.ts'
import type { FieldWords } from '../record/conflict-view.tsx'
import { linesOf } from '../record/lines.ts'

export type Organisation = Output<'organisations.get'>

export interface OrganisationValues {
  name: string
  /** One per line, as it is typed. */
  domains: string
}

export const readOrganisation = ({ name, domains }: Organisation): OrganisationValues => ({
  name,
  domains: domains.join('\n'),
})

/** `@Example.com` and `https://example.com/` mean example.com. */
export function domainsOf(text: string): string[] {
  const bare = (line: string) =>
    line
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^.*@/, '')
      .replace(/\/.*$/, '')
  return [...new Set(linesOf(text).map(bare))]
}

export const toFields = ({ name, domains }: Partial<OrganisationValues>) => ({
  ...(name !== undefined && { name }),
  ...(domains !== undefined && { domains: domainsOf(domains) }),
})

export const organisationWords: FieldWords<OrganisationValues> = {
  labels: { name: 'Name', domains: 'Domains' },
  show: (field, value) => (field === 'domains' ? domainsOf(value).join(', ') : value),
}

export function effectsOf(before: OrganisationValues, after: OrganisationValues): string[] {
  const old = domainsOf(before.domains)
  const now = domainsOf(after.domains)
  const added = now.filter((domain) => !old.includes(domain))
  const gone = old.filter((domain) => !now.includes(domain))
  const list = (domains: string[]) => domains.map((domain) => `@${domain}`).join(', ')
  return [
    ...(added.length > 0
      ? [
          `People with an address at ${list(added)} who belong to no organisation join this one, now and whenever they appear.`,
        ]
      : []),
    ...(gone.length > 0 ? [`Nobody joins by ${list(gone)} any more. Whoever is in it stays.`] : []),
  ]
}
