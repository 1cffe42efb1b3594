// Which desk a file comes from: told by its columns.
import { consumerSupport } from './consumer-support.ts'
import { freshdesk } from './freshdesk.ts'
import { glpi } from './glpi.ts'
import { jira } from './jira.ts'
import { osticket } from './osticket.ts'
import { type Profile, spelled } from './profile.ts'
import { servicenow } from './servicenow.ts'
import { zammad } from './zammad.ts'
import { zendesk } from './zendesk.ts'

export const profiles: Profile[] = [servicenow, zendesk, freshdesk, jira, zammad, osticket, glpi, consumerSupport]

export const profileNamed = (key: string): Profile | undefined => profiles.find((profile) => profile.key === key)

/** The profile whose longest signature is there in full; undefined when none is. */
export function recognise(columns: string[]): Profile | undefined {
  const present = new Set(columns.map(spelled))
  const columnsOf = (profile: Profile) =>
    Math.max(
      0,
      ...profile.signatures
        .filter((names) => names.every((name) => present.has(spelled(name))))
        .map((names) => names.length),
    )
  const [best] = profiles
    .map((profile) => ({ profile, columns: columnsOf(profile) }))
    .sort((one, other) => other.columns - one.columns)
  return best && best.columns > 0 ? best.profile : undefined
}
