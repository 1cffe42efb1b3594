// What the demo workspace is made of: plain data, ready to be replayed through the desk's own verbs.

// The words are those of the ticket's contract, which stands on a higher floor and is therefore not imported here; the types
// meet where the workspace is replayed.
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const
export const scales = ['low', 'medium', 'high'] as const
export const types = ['incident', 'request', 'bug'] as const
export const channels = ['email', 'portal', 'chat', 'api', 'phone', 'alert'] as const
export const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const
export type Priority = (typeof priorities)[number]
export type Scale = (typeof scales)[number]
export type Status = (typeof statuses)[number]
export type WorkStatus = Extract<Status, 'open' | 'pending' | 'on_hold'>

export interface DemoPerson {
  /** Also the local part of the e-mail address. */
  key: string
  name: string
  email: string
  role: 'admin' | 'agent' | 'end_user'
  department: string
  teams: string[]
  title?: string
  location?: string
  phone?: string
}

export interface DemoTeam {
  key: string
  name: string
  level: 1 | 2 | 3
  description: string
  restricted: boolean
}

export type DemoAct =
  | { do: 'reply' | 'note'; body: string }
  | { do: 'assign'; team: string | null; assignee: string | null }
  | { do: 'status'; status: WorkStatus }
  | { do: 'priority'; priority: Priority; reason?: string }
  | { do: 'resolve'; resolution: string }
  | { do: 'reopen'; body: string }
  | { do: 'close' }

export type DemoStep = { at: Date; by: string } & DemoAct

export interface DemoTicket {
  title: string
  description: string
  type: (typeof types)[number]
  /** At the moment of opening; so are team and assignee. The steps lead to what holds now. */
  priority: Priority
  impact: Scale
  urgency: Scale
  /** Name of a top-level category, the same in every size preset. */
  category: string
  tags: string[]
  channel: (typeof channels)[number]
  requester: string
  openedAt: Date
  team: string | null
  assignee: string | null
  steps: DemoStep[]
}

export interface DemoWorkspace {
  organisation: string
  departments: { key: string; name: string }[]
  people: DemoPerson[]
  teams: DemoTeam[]
  tickets: DemoTicket[]
}
