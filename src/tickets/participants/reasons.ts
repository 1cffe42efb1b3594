// Why each person sees a ticket, in words. Pure: facts in, a list out.
import type { KnownActor } from '../../directory/index.ts'
import { sightIn, type Watched } from '../policy.ts'
import type { Participant } from './contract.ts'
import type { ParticipantRow, Writer } from './store.ts'

interface Brief {
  id: string
  name: string
  email: string
}

export interface Facts {
  ticket: Watched & { requester: Brief; assignee: Brief | null; opener: Brief | null; team: { name: string } | null }
  participants: ParticipantRow[]
  /** Requester, assignee and participants as they are now. */
  actors: Map<string, KnownActor>
  writers: Writer[]
  groups: { members: number; agents: number; overseers: number; colleagues: number; organisation: string | null }
}

export type Line = Omit<Participant, 'can' | 'at'> & { person: Brief | null; at: Date | null }

/** Everybody, as the desk reads it: people by name first, then the groups that see it by what they are. */
export function everybody(facts: Facts): Line[] {
  const { ticket, participants } = facts
  const single = [
    { person: ticket.requester, role: 'requester' as const, reason: asked(facts), at: null },
    ...(ticket.assignee
      ? [{ person: ticket.assignee, role: 'assignee' as const, reason: 'Works on it.', at: null }]
      : []),
    ...participants.map(({ role, at, added_by, id, name, email }) => ({
      person: { id, name, email },
      role,
      reason: role === 'cc' ? copied(added_by) : watching(id, added_by),
      at,
    })),
  ]
  return [...single.map((one) => person(facts, one)), ...groups(facts)]
}

/** What everybody on the public side may know: no watchers, no teams; of the desk those who wrote. */
export function publicPart(facts: Facts): Line[] {
  const shown = everybody(facts).filter(({ role }) => role === 'requester' || role === 'cc')
  const wrote = facts.writers.filter(({ id }) => id !== facts.ticket.requester_id)
  return [
    ...shown.map((line) => ({ ...line, sees: 'public' as const })),
    ...wrote.map((writer) => ({
      role: 'writer' as const,
      person: writer,
      group: null,
      sees: 'everything' as const,
      reason: 'Answered here.',
      at: null,
    })),
  ]
}

function person({ actors, ticket }: Facts, line: Pick<Line, 'role' | 'reason' | 'at'> & { person: Brief }): Line {
  const actor = actors.get(line.person.id)
  const sees = actor?.active ? sightIn(actor, ticket) : 'nothing'
  return { ...line, group: null, sees, reason: `${line.reason}${hindrance(actor, sees, line.role)}` }
}

function hindrance(actor: KnownActor | undefined, sees: Participant['sees'], role: Participant['role']): string {
  if (!actor?.active) return ' The account is deactivated.'
  if (sees === 'nothing') return ' Sees it no longer: the team is restricted.'
  if (role === 'cc' && !actor.canSignIn) return ' Has no account to sign in with yet.'
  return ''
}

const asked = ({ ticket: { opener, requester } }: Facts) =>
  opener && opener.id !== requester.id ? `Asked for it; ${opener.name} opened it for them.` : 'Asked for it.'

const copied = (by: ParticipantRow['added_by']) => (by ? `In copy, added by ${by.name}.` : 'In copy.')

const watching = (id: string, by: ParticipantRow['added_by']) =>
  by && by.id !== id ? `Watches it, added by ${by.name}.` : 'Watches it.'

function groups({ ticket, groups: sizes }: Facts): Line[] {
  const { team } = ticket
  const lines: (Line | false)[] = [
    team !== null && group('team', team.name, sizes.members, 'everything', 'The ticket is with their team.'),
    ticket.team_restricted
      ? false
      : group(
          'agents',
          'Agents',
          sizes.agents,
          'everything',
          'Agents see the tickets of every team that is not restricted.',
        ),
    sizes.organisation !== null &&
      sizes.colleagues > 0 &&
      !ticket.team_restricted &&
      group(
        'colleagues',
        sizes.organisation,
        sizes.colleagues,
        'public',
        'May follow the tickets of their organisation.',
      ),
    group(
      'overseers',
      'Overseers',
      sizes.overseers,
      'everything',
      'May see every ticket, also those of restricted teams.',
    ),
  ]
  return lines.filter((line) => line !== false)
}

const group = (
  role: Participant['role'],
  name: string,
  people: number,
  sees: Participant['sees'],
  reason: string,
): Line => ({ role, person: null, group: { name, people }, sees, reason, at: null })
