// The directory's tables, as Kysely sees them.
import type { Generated } from 'kysely'
import type { Permission } from '../platform/operation.ts'

interface Owned {
  tenant_id: string
}
interface Kept extends Owned {
  id: string
  created_at: Date
}
interface Revised extends Kept {
  revision: Generated<number>
}

declare module '../platform/schema.ts' {
  interface Schema {
    tenant: {
      id: string
      slug: string
      name: string
      size: string
      menu: Record<string, boolean>
      language: string
      revision: Generated<number>
      created_at: Date
    }
    organisation: Revised & { name: string; domains: Generated<string[]> }
    role: Revised & { key: string | null; name: string; description: Generated<string>; permissions: Permission[] }
    person: Revised & {
      name: string
      email: string
      title: string | null
      phone: string | null
      location: string | null
      time_zone: string | null
      organisation_id: string | null
      active: Generated<boolean>
      vip: Generated<boolean>
      password_hash: string | null
    }
    person_role: Owned & { person_id: string; role_id: string }
    team: Revised & {
      name: string
      level: Generated<number>
      description: Generated<string>
      restricted: Generated<boolean>
    }
    team_member: Owned & { team_id: string; person_id: string }
    session: Kept & {
      person_id: string
      token_hash: Buffer
      agent: string | null
      address: string | null
      seen_at: Date
      expires_at: Date
    }
    api_key: Kept & {
      person_id: string
      name: string
      start: string
      token_hash: Buffer
      scopes: Permission[] | null
      expires_at: Date | null
      used_at: Date | null
    }
    invitation: Kept & { person_id: string; token_hash: Buffer; expires_at: Date }
    sign_in_attempt: { bucket: string; at: Date }
  }
}
