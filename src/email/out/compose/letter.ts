// What a mail consists of before it becomes bytes, and what it is made of.
import type { channels } from '../../../tickets/index.ts'
import type { MailboxRecord } from '../../mailboxes/store.ts'
import type { OutRow, Said } from '../prepare/facts.store.ts'
import type { Text, Texts } from '../templates/texts/model.ts'

export interface Person {
  name: string
  address: string
}

export interface Making {
  row: Pick<OutRow, 'id' | 'kind' | 'person_id' | 'role'> & { linked?: boolean }
  correspondence: channels.Correspondence
  mailbox: Pick<MailboxRecord, 'address' | 'name' | 'sender_name' | 'language' | 'signature' | 'handling'>
  workspace: string
  timeZone: string | null
  recipient: Person
  /** Whose doing it is; null: the desk's own. */
  author: string | null
  message: Said | undefined
  /** Ids of people who are not to be told of it: they stand in no head of it either. */
  leftOut: ReadonlySet<string>
  /** Before it, newest first. */
  earlier: Said[]
  /** Of the first mail, as it came; null: it came by another way. */
  subject: string | null
  /** Nobody has proven to be who they say: nothing of what they wrote goes out. */
  unproven: boolean
  /** Message-IDs of this conversation, oldest first, without angle brackets. */
  thread: string[]
  template: Text
  words: Texts['words']
  language: string
  baseUrl: string
  /** Of the recipient, on this ticket. */
  token: string
  /** Opens the page of the link for this mail. */
  link: string
  /** Where a file that is too large to travel along is read, without signing in, and until when. */
  fileLink: (attachment: string) => string
  filesUntil: Date
  /** Of the pictures of the message, in pixels, by the id of their file. */
  widths: ReadonlyMap<string, number>
  /** Says that this desk sent it. */
  mark: string
}

export interface LetterFile {
  name: string
  type: string
  size: number
  sha256: string
  cid: string
}

export interface Letter {
  from: Person
  to: Person[]
  cc: Person[]
  replyTo: string
  subject: string
  messageId: string
  inReplyTo: string | null
  references: string[]
  headers: Record<string, string>
  text: string
  html: string
  files: LetterFile[]
}
