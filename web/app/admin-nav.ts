// The settings in two levels, as data: the sidebar and the search in settings read it. A page adds its line here.
import type { Permission } from './session.ts'

export interface AdminPage {
  label: string
  to: string
  /** What else people call it. */
  keywords: string
  permission: Permission
}

interface AdminSection {
  label: string
  pages: AdminPage[]
}

export const adminSections: AdminSection[] = [
  {
    label: 'People and access',
    pages: [
      {
        label: 'People',
        to: '/admin/people',
        keywords: 'users accounts agents requesters invite password deactivate',
        permission: 'people.manage',
      },
      {
        label: 'Organisations',
        to: '/admin/organisations',
        keywords: 'departments companies clients customers domains',
        permission: 'organisations.manage',
      },
      {
        label: 'Teams',
        to: '/admin/teams',
        keywords: 'groups members levels support tiers restricted',
        permission: 'teams.manage',
      },
      { label: 'Roles', to: '/admin/roles', keywords: 'permissions rights access', permission: 'roles.manage' },
      {
        label: 'API keys',
        to: '/admin/api-keys',
        keywords: 'tokens scripts integration expiry',
        permission: 'keys.manage',
      },
    ],
  },
  {
    label: 'Tickets',
    pages: [
      {
        label: 'Types',
        to: '/admin/types',
        keywords: 'workflows states steps transitions forms templates questions bug request incident',
        permission: 'types.manage',
      },
      {
        label: 'Categories',
        to: '/admin/categories',
        keywords: 'topics types routing owner team',
        permission: 'categories.manage',
      },
      {
        label: 'Fields',
        to: '/admin/fields',
        keywords: 'custom attributes details context device location choices',
        permission: 'fields.manage',
      },
      {
        label: 'Priorities',
        to: '/admin/priorities',
        keywords: 'matrix impact urgency P1 P2 P3 P4',
        permission: 'fields.manage',
      },
      {
        label: 'Checklists',
        to: '/admin/checklists',
        keywords: 'templates steps todo mandatory tasks',
        permission: 'replies.manage',
      },
      {
        label: 'Closing',
        to: '/admin/closing',
        keywords: 'resolved auto-close days reopen follow-up',
        permission: 'categories.manage',
      },
      {
        label: 'Import',
        to: '/admin/import',
        keywords: 'csv servicenow zendesk freshdesk jira migrate bring in undo take back',
        permission: 'tickets.import',
      },
    ],
  },
  {
    label: 'Mail',
    pages: [
      {
        label: 'Mailboxes',
        to: '/admin/mail/mailboxes',
        keywords: 'email imap smtp google workspace microsoft 365 outlook signature hook fetch address',
        permission: 'mail.manage',
      },
      {
        label: 'Senders',
        to: '/admin/mail/senders',
        keywords: 'email block allow spam list addresses domains',
        permission: 'mail.manage',
      },
      {
        label: 'Texts',
        to: '/admin/mail/texts',
        keywords: 'email templates wording language acknowledgement reminder variables preview',
        permission: 'mail.manage',
      },
      {
        label: 'Outbox',
        to: '/admin/mail/outbox',
        keywords: 'email sent failed bounced returned queue retry suppressed addresses undeliverable',
        permission: 'mail.manage',
      },
    ],
  },
  {
    label: 'The desk',
    pages: [
      {
        label: 'Workspace',
        to: '/admin/workspace',
        keywords: 'name organisation company rename',
        permission: 'desk.operate',
      },
      {
        label: 'Audit log',
        to: '/admin/audit',
        keywords: 'history events who did what sign-ins export compliance trail',
        permission: 'audit.read',
      },
      {
        label: 'Background jobs',
        to: '/admin/jobs',
        keywords: 'failed queue retry reactions errors waiting',
        permission: 'desk.operate',
      },
    ],
  },
]
