// Who may hear of an event, decided when it is recorded: live updates and histories then need no look at the subject.
// An event carries keys, a listener holds keys; one in common is enough.
import type { Actor } from './context.ts'

export const audience = {
  /** Agents: whoever works tickets. */
  agents: 'agents',
  /** Those who see restricted teams' tickets too. */
  overseers: 'overseers',
  /** Whoever may read the directory. */
  directory: 'directory',
  /** Whoever runs the desk. */
  operators: 'operators',
  team: (id: string) => `team:${id}`,
  person: (id: string) => `person:${id}`,
  /** Its members, as far as they may see each other's tickets. */
  organisation: (id: string) => `organisation:${id}`,
  /** Nobody holds this key: it marks what everybody may read who sees the public side of the subject, also from later on. */
  publicSide: 'public',
}

/** The keys that an actor holds. */
export function keysOf(actor: Actor): string[] {
  const keys = actor.id ? [audience.person(actor.id)] : []
  if (actor.permissions.has('tickets.work')) {
    keys.push(audience.agents, ...[...actor.teams].map(audience.team))
  }
  if (actor.permissions.has('tickets.all')) keys.push(audience.overseers)
  if (actor.organisation && actor.permissions.has('tickets.organisation'))
    keys.push(audience.organisation(actor.organisation))
  if (actor.permissions.has('directory.read')) keys.push(audience.directory)
  if (actor.permissions.has('desk.operate')) keys.push(audience.operators)
  return keys
}
