// The directory's face.
import type { Context } from '../platform/context.ts'
import * as access from './access.store.ts'
import * as keys from './api-keys.ts'
import { joinByDomain } from './follow-ups.ts'
import * as invitations from './invitations.ts'
import * as me from './me.ts'
import * as organisations from './organisations.ts'
import * as people from './people.ts'
import { change as changeProfile } from './profile.ts'
import * as roles from './roles.ts'
import * as sessions from './sessions.ts'
import * as teams from './teams.ts'
import * as workspace from './workspace.ts'

export { actorByEmail, actorsOf, type KnownActor } from './actors.store.ts'
export { type Authenticator, authenticator } from './authenticate.ts'
export { cleanUp } from './clean-up.ts'
export { createKeyFor } from './first-key.ts'
export { type Founding, found } from './found.ts'
export { addKnownPeople, addKnownPerson, agentsByName, forgetPeople, peopleByEmail } from './known-person.ts'
export { labelledKinds, labels } from './labels.store.ts'
export { actorOf, asPerson } from './me.ts'
export { hashPassword } from './password.ts'
export { brief as personBrief, organisationOf, timeZoneOf } from './people.store.ts'
export { holding, no, yes } from './policy.ts'
export { colleagueId, inPath, isId, organisationId, personId, personIds, placeOf, teamId } from './references.ts'
export { organisationsByIds, peopleByIds, personByEmail } from './search.store.ts'
export { startSession } from './sessions.ts'
export { newToken, readToken } from './token.ts'
export const setPasswordOf = access.setPassword
export const keyExists = async (ctx: Context, id: string) =>
  (await access.listKeys(ctx, { id }, undefined, 1)).length > 0

export const operations = [
  me.get,
  changeProfile,
  workspace.get,
  workspace.change,
  sessions.signIn,
  sessions.end,
  sessions.list,
  sessions.revoke,
  sessions.setPassword,
  invitations.invite,
  invitations.view,
  invitations.accept,
  keys.list,
  keys.create,
  keys.revoke,
  people.list,
  people.get,
  people.add,
  people.change,
  organisations.list,
  organisations.get,
  organisations.add,
  organisations.change,
  organisations.remove,
  teams.list,
  teams.get,
  teams.add,
  teams.change,
  teams.remove,
  roles.list,
  roles.add,
  roles.change,
  roles.remove,
]

export const followUps = [joinByDomain]
