// Permissions in plain words. The type makes a permission without words a compile error.
import type { Permission } from '../../app/session.ts'

interface Words {
  /** As the end of "may …". */
  may: string
  means: string
}

export const permissionWords: Record<Permission, Words> = {
  'tickets.use': { may: 'open tickets', means: 'Open tickets, follow their own, reply, confirm the fix or reopen.' },
  'tickets.work': {
    may: 'work on tickets',
    means:
      'See the desk: read and answer everybody’s tickets, write internal notes, assign and resolve. Restricted teams stay closed.',
  },
  'tickets.all': {
    may: 'see every ticket',
    means: 'Also the tickets of restricted teams that they are not a member of, internal notes included.',
  },
  'tickets.organisation': {
    may: 'follow colleagues’ tickets',
    means:
      'For requesters: see the tickets of people of their own organisation, answer on them, open them in a colleague’s name. Not those of restricted teams.',
  },
  'tickets.delete': {
    may: 'delete tickets',
    means: 'Move tickets that they work on to the bin, and take them out again within 30 days.',
  },
  'tickets.import': { may: 'import tickets', means: 'Bring in tickets from files of other desks, in anybody’s name.' },
  'categories.manage': { may: 'change categories', means: 'Add, rename, move and remove what tickets can be about.' },
  'replies.manage': {
    may: 'manage saved replies and checklists',
    means: 'Change the saved replies that everyone uses, and the checklists that are kept to be used again.',
  },
  'time.manage': {
    may: 'correct everybody’s time',
    means: 'Enter, correct and remove time that others spent. Everybody corrects their own.',
  },
  'types.manage': {
    may: 'change types and workflows',
    means: 'Decide what kinds of tickets there are, what their forms ask, and which states they go through.',
  },
  'fields.manage': {
    may: 'change fields and priorities',
    means: 'Define what tickets ask for beside their text, and how impact and urgency make a priority.',
  },
  'mail.review': {
    may: 'review mail',
    means: 'See what became of each mail, and decide about those that were held back. Not mail of restricted teams.',
  },
  'mail.manage': {
    may: 'set up mail',
    means: 'Add and change mailboxes, their passwords, the texts that the desk sends, and who is blocked.',
  },
  'directory.read': {
    may: 'look people up',
    means: 'See names, addresses, teams and organisations of everybody here.',
  },
  'people.manage': {
    may: 'manage people',
    means: 'Add, change and deactivate people, give roles, make invitations. Never more than they hold themselves.',
  },
  'organisations.manage': {
    may: 'manage organisations',
    means: 'Add, rename and remove departments and client companies, and the domains that join them by themselves.',
  },
  'teams.manage': { may: 'manage teams', means: 'Make teams, choose their members, and close them off from others.' },
  'roles.manage': {
    may: 'manage roles',
    means: 'Decide what each role may do. Never more than they hold themselves.',
  },
  'keys.own': { may: 'make API keys', means: 'Make keys for scripts that act as themselves, and revoke them.' },
  'keys.manage': { may: 'manage everybody’s API keys', means: 'See and revoke the keys of other people.' },
  'desk.operate': { may: 'operate the desk', means: 'See background jobs and failures, and try failed ones again.' },
  'audit.read': {
    may: 'read the audit log',
    means: 'Search and export everything that happened here: who did what and when, sign-ins too.',
  },
}

interface Group {
  title: string
  permissions: Permission[]
}

export const permissionGroups: Group[] = [
  {
    title: 'Tickets',
    permissions: [
      'tickets.use',
      'tickets.organisation',
      'tickets.work',
      'tickets.all',
      'tickets.delete',
      'tickets.import',
      'categories.manage',
      'types.manage',
      'fields.manage',
      'replies.manage',
      'time.manage',
    ],
  },
  {
    title: 'People and access',
    permissions: ['directory.read', 'people.manage', 'organisations.manage', 'teams.manage', 'roles.manage'],
  },
  { title: 'Mail', permissions: ['mail.review', 'mail.manage'] },
  { title: 'The desk itself', permissions: ['keys.own', 'keys.manage', 'desk.operate', 'audit.read'] },
]

/** `work on tickets, see every ticket and import tickets`, in the order of the groups. */
export function sayPermissions(permissions: Iterable<Permission>): string {
  const held = new Set(permissions)
  const words = permissionGroups.flatMap((group) =>
    group.permissions.filter((one) => held.has(one)).map((one) => permissionWords[one].may),
  )
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
}

/** What somebody gains and loses, as sentences. @param who begins them: `Ada` */
export function gainsAndLosses(before: Iterable<Permission>, after: Iterable<Permission>, who: string): string[] {
  const [old, next] = [new Set(before), new Set(after)]
  const gained = [...next].filter((one) => !old.has(one))
  const lost = [...old].filter((one) => !next.has(one))
  return [
    ...(gained.length > 0 ? [`${who} may also ${sayPermissions(gained)}.`] : []),
    ...(lost.length > 0 ? [`${who} may no longer ${sayPermissions(lost)}.`] : []),
  ]
}
