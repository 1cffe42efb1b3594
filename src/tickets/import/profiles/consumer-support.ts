// The customer support data set that many tools are tried with: one row per ticket, with the times of its first response and its end.
import { drop, type Profile } from './profile.ts'

export const consumerSupport: Profile = {
  key: 'consumer-support',
  name: 'Consumer support',
  evidence: 'export',
  signatures: [['Ticket ID', 'Customer Email', 'Ticket Type', 'Ticket Subject', 'Ticket Description', 'Ticket Status']],
  columns: {
    'Ticket ID': 'id',
    'Customer Name': 'requesterName',
    'Customer Email': 'requesterEmail',
    'Customer Age': drop('personal, and not needed to help: bring it with field.age if you may'),
    'Customer Gender': drop('personal, and not needed to help: bring it with field.gender if you may'),
    'Product Purchased': 'field.product',
    'Date of Purchase': 'field.purchased_on',
    'Ticket Type': ['type', 'category'],
    'Ticket Subject': 'title',
    'Ticket Description': 'description',
    'Ticket Status': 'status',
    Resolution: 'resolution',
    'Ticket Priority': 'priority',
    'Ticket Channel': 'channel',
    'First Response Time': 'firstRespondedAt',
    'Time to Resolution': 'resolvedAt',
    'Customer Satisfaction Rating': 'field.satisfaction',
  },
}
