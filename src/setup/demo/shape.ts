// What the demo workspace is made of: plain data, ready to be replayed through the desk's own verbs.

import type { z } from 'zod'
import type { Channel, Priority, Scale, TicketType } from '../../tickets/contract.ts'

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

export type WorkStatus = 'open' | 'pending' | 'on_hold'

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
  type: z.output<typeof TicketType>
  /** At the moment of opening; so are team and assignee. The steps lead to what holds now. */
  priority: Priority
  impact: Scale
  urgency: Scale
  /** Name of a top-level category, the same in every size preset. */
  category: string
  tags: string[]
  channel: z.output<typeof Channel>
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
