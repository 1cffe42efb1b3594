// Which column holds what: from its heading, and from whether its values fit.

import { type ImportField, importFields } from '../contract.ts'
import { content } from '../read/clean.ts'
import { dateOrder, dateReader } from '../read/dates.ts'
import { isMoment } from './fields.ts'
import { isWordField, ourWord } from './words.ts'

// Headings in lower case, words only, best first.
const headings: Record<ImportField, string> = {
  id: 'ticket id,id,number,ticket number,key,issue key,case number,reference,ref,no,ticket no,ticket,uid,external id',
  title: 'subject,title,short description,summary,headline,document,topic title,name,issue,symptom',
  description: 'description,body,details,message,long description,text,content,question,problem description,comment',
  type: 'type,record type,tracker,kind',
  status: 'status,state,current status,stage',
  priority: 'priority,severity,prio',
  impact: 'impact',
  urgency: 'urgency',
  category: 'category,topic group,topic,category name,component,service,classification,subcategory,area,label',
  tags: 'tags,labels,keywords,tag',
  channel: 'channel,contact type,source,via,origin,contact method,mode',
  requesterEmail: `customer email,requester email,caller email,reporter email,contact email,user email,email,email address,e mail,
    from,from email,submitter email,requester,customer,reporter`,
  requesterName: `customer name,requester name,caller name,reporter name,contact name,user name,requester,customer,caller,caller id,
    reporter,contact,from name,full name,submitter,requested by,raised by,opened by`,
  assigneeEmail: 'assignee email,agent email,owner email',
  assigneeName: 'assignee,assigned to,agent,owner,technician,assigned agent,assignee name,agent name,resolver',
  openedBy: 'created by,creator,logged by,registered by',
  updatedAt:
    'updated at,last updated,updated,last update,updated on,modified,last modified,last updated at,update time',
  updatedBy: 'updated by,modified by,last updated by,changed by',
  firstRespondedAt:
    'first response time,first response at,first responded at,first response,first reply at,responded at',
  comments: '',
  team: 'assignment group,team,group,assigned group,assigned team,queue,support group,team name,group name',
  resolution:
    'resolution,resolution notes,close notes,solution,answer,fix,closing comment,resolution text,resolution description',
  openedAt: `opened at,created at,created,created on,created date,creation date,date created,opened,open date,date opened,
    submitted,submitted at,submission date,reported at,reported on,reported date,date,creation time,created time,timestamp`,
  resolvedAt:
    'resolved at,resolved,resolution date,date resolved,resolved date,solved at,resolved on,resolution time,time to resolution',
  closedAt: 'closed at,closed,closed date,date closed,close date,closed on',
}

function spellings(heading: string): string[] {
  const words = heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const bare = words.replace(/^(ticket|issue|incident|case|request|fields|sys|u) (?=.)/, '')
  return bare === words ? [words] : [words, bare]
}

/** How far up in the list of headings a column stands; -1 when it is not in it. */
function rank(field: ImportField, heading: string): number {
  const wanted = headings[field].split(',').map((word) => word.trim())
  const ranks = spellings(heading)
    .map((spelling) => wanted.indexOf(spelling))
    .filter((index) => index >= 0)
  return ranks.length === 0 ? -1 : Math.min(...ranks)
}

const share = (values: string[], test: (value: string) => boolean) =>
  values.length === 0 ? 1 : values.filter(test).length / values.length

/** Whether what stands in a column can be what its heading promises. A column without values promises nothing wrong. */
export function fits(field: ImportField, values: string[]): boolean {
  const filled = values
    .map(content)
    .filter((value) => value !== '')
    .slice(0, 300)
  if (isWordField(field)) return share(filled, (value) => ourWord(field, value) !== null) >= 0.5
  if (field === 'requesterEmail' || field === 'assigneeEmail')
    return share(filled, (value) => /^[^\s@]+@[^\s@]+$/.test(value)) >= 0.5
  if (field === 'requesterName' || field === 'assigneeName')
    return share(filled, (value) => !value.includes('@')) >= 0.5
  if (isMoment(field)) {
    const read = dateReader(dateOrder(filled), 'UTC')
    return share(filled, (value) => read(value) !== null) >= 0.5
  }
  if (field === 'title' || field === 'description') return share(filled, (value) => !/^\d+$/.test(value)) >= 0.5
  return true
}

/** Without a heading that says title: the column that reads most like sentences. */
function wordiest(columns: string[], sample: string[][], taken: Set<number>): number {
  const lengths = columns.map((_, index) => {
    const values = sample.slice(0, 200).map((row) => content(row[index] ?? ''))
    const spoken = values.filter((value) => value.split(/\s+/).length >= 3)
    if (taken.has(index) || spoken.length < values.length / 2) return 0
    return spoken.reduce((sum, value) => sum + value.length, 0)
  })
  const longest = Math.max(0, ...lengths)
  return longest === 0 ? -1 : lengths.indexOf(longest)
}

export function guessMapping(columns: string[], sample: string[][]): Map<ImportField, number> {
  const mapping = new Map<ImportField, number>()
  const taken = new Set<number>()
  const candidates = importFields.flatMap((field) =>
    columns.flatMap((heading, index) => {
      const points = rank(field, heading)
      return points < 0 ? [] : [{ field, index, points }]
    }),
  )
  // The surest first, so that "Customer Email" is taken for the address before "Customer" is considered.
  for (const { field, index } of candidates.sort((one, other) => one.points - other.points)) {
    if (mapping.has(field) || taken.has(index)) continue
    const values = sample.map((row) => row[index] ?? '')
    if (!fits(field, values)) continue
    mapping.set(field, index)
    taken.add(index)
  }
  if (!mapping.has('title')) {
    const column = mapping.get('description') ?? wordiest(columns, sample, taken)
    if (column >= 0) mapping.set('title', column)
  }
  return mapping
}
