// People name things by id or by what they call them; inside the desk there are only ids.
import type { Actor, Context } from '../platform/context.ts'
import { invalid, missing } from '../platform/errors.ts'
import * as people from './people.store.ts'
import * as store from './teams.store.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isId = (reference: string) => uuid.test(reference)

/** @param path the field to blame. @throws DeskError invalid */
export async function teamId(ctx: Context, reference: string, path = 'team'): Promise<string> {
  return found(await store.findId(ctx, 'team', byName(reference)), path, `names no team: ${shorten(reference)}`)
}

export async function organisationId(ctx: Context, reference: string, path = 'organisation'): Promise<string> {
  return found(
    await store.findId(ctx, 'organisation', byName(reference)),
    path,
    `names no organisation: ${shorten(reference)}`,
  )
}

export async function roleId(ctx: Context, reference: string, path = 'roles'): Promise<string> {
  return found(await store.findId(ctx, 'role', byName(reference)), path, `names no role: ${shorten(reference)}`)
}

/** `me` is the caller. Who may not look into the directory finds nobody but themselves: an answer must not tell who is in it. */
export async function personId(ctx: Context, reference: string, path: string): Promise<string> {
  const { actor } = ctx
  if (reference === 'me' && actor.kind === 'person' && actor.id) return actor.id
  return (await placeOf(ctx, reference, path)).id
}

/** The same, with the organisation that they belong to now. @param reference not `me` */
export async function placeOf(ctx: Context, reference: string, path: string) {
  const place = await people.findPlace(ctx, asPersonReference(reference))
  const known = place?.id === ctx.actor.id || knowsPeople(ctx.actor)
  return found(known ? place : undefined, path, `names nobody here: ${shorten(reference)}`)
}

/** Somebody else of the caller's own organisation, or undefined: also when they exist, elsewhere. */
export async function colleagueId(ctx: Context, reference: string): Promise<string | undefined> {
  const { organisation, id: me } = ctx.actor
  const place = organisation ? await people.findPlace(ctx, asPersonReference(reference)) : undefined
  const person = place && place.id !== me ? await people.brief(ctx, place.id) : undefined
  return person?.active && person.organisation_id === organisation ? person.id : undefined
}

const asPersonReference = (reference: string) =>
  isId(reference) ? { id: reference } : { email: reference.toLowerCase() }

/** The same, and by full name: everybody who is called that. */
export async function personIds(ctx: Context, reference: string, path: string): Promise<string[]> {
  if (reference === 'me' || isId(reference) || reference.includes('@')) return [await personId(ctx, reference, path)]
  const ids = knowsPeople(ctx.actor) ? await people.findIdsByName(ctx, reference) : []
  if (ids.length === 0) throw invalid(path, `names nobody here: ${shorten(reference)}`)
  return ids
}

const knowsPeople = ({ kind, permissions }: Actor) =>
  kind !== 'person' || permissions.has('directory.read') || permissions.has('tickets.work')

/** For the record that a path names: what does not exist is missing, not a wrong field. @throws DeskError not_found */
export async function inPath(noun: string, find: Promise<string>): Promise<string> {
  return find.catch((error) => {
    throw error instanceof Error && 'code' in error && error.code === 'invalid' ? missing(noun) : error
  })
}

export const each = <T>(references: readonly T[], find: (reference: T) => Promise<string>) =>
  Promise.all(references.map(find))

const byName = (reference: string) => (isId(reference) ? { id: reference } : { name: reference })
const shorten = (reference: string) => (reference.length > 60 ? `${reference.slice(0, 60)}…` : reference)

function found<T>(one: T | undefined, path: string, message: string): T {
  if (one === undefined) throw invalid(path, message)
  return one
}
