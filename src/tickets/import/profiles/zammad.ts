// Zammad: the table of a report or of a search, saved as CSV.
import { drop, type Profile } from './profile.ts'

const clock = drop('the clock of the old desk; this one runs its own')

export const zammad: Profile = {
  key: 'zammad',
  name: 'Zammad',
  evidence: 'documentation',
  signatures: [
    ['#', 'Title', 'State', 'Priority', 'Group', 'Owner', 'Customer'],
    ['Number', 'Title', 'State', 'Group', 'Owner', 'Customer', 'Create Channel'],
  ],
  columns: {
    '#': 'id',
    Number: 'id',
    Title: 'title',
    State: 'status',
    Priority: 'priority',
    Group: 'team',
    Owner: 'assigneeName',
    Customer: 'requesterName',
    Organization: 'field.organisation',
    'Create Channel': 'channel',
    Sender: drop('agent, customer or system: the opener is not named'),
    Tags: 'tags',
    'Time Units': 'field.time_units',
    'Time Units Total': 'field.time_units',
    'Created at': 'openedAt',
    'Updated at': 'updatedAt',
    'Closed at': 'closedAt',
    'Close Escalation At': clock,
    'Close In Min': clock,
    'Close Diff In Min': clock,
    'First Response At': 'firstRespondedAt',
    'First Response Escalation At': clock,
    'First Response In Min': clock,
    'First Response Diff In Min': clock,
    'Update Escalation At': clock,
    'Update In Min': clock,
    'Update Diff In Min': clock,
    'Last Contact At': drop('the messages themselves are not in this export'),
    'Last Contact Agent At': drop('the messages themselves are not in this export'),
    'Last Contact Customer At': drop('the messages themselves are not in this export'),
    'Article Count': 'field.replies',
    'Escalation At': clock,
  },
  words: {
    status: { 'pending reminder': 'pending', 'pending close': 'pending', merged: 'closed' },
    priority: { '1 low': 'P4', '2 normal': 'P3', '3 high': 'P2' },
    channel: { web: 'portal', note: 'api', 'facebook feed post': 'chat', 'twitter status': 'chat' },
  },
  quiet: ['field.time_units'],
}
