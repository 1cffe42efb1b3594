// A mail as it was understood. Everything in it is a claim of whoever wrote it: who may do what because of it is decided elsewhere.

export interface Address {
  /** Decoded, on one line, without signs that no name has; empty when there is none. */
  name: string
  /** `local@domain`, in lower case. */
  address: string
}

export interface Header {
  /** In lower case. */
  name: string
  /** Unfolded and decoded, on one line. */
  value: string
}

export interface MailFile {
  /** Safe to show; never empty. */
  name: string
  /** As the mail claims. */
  type: string
  /** Bytes. */
  size: number
  /** Where its bytes are kept. */
  sha256: string
  /** Without angle brackets: HTML refers to it as `cid:…`. */
  cid: string | null
  /** Shown within the text and not listed beside it. */
  inline: boolean
}

/** What is known of a signature or an encryption, in words for people. */
export interface Sealed {
  kind: 'smime' | 'pgp'
  state: 'signed' | 'encrypted'
  /** Who signed, as far as that can be read. Nothing here was checked against anybody's keys. */
  by: string | null
}

export interface Invitation {
  method: string
  summary: string
  /** As ISO 8601, with the zone that was named; null when it cannot be read. */
  start: string | null
  end: string | null
  location: string | null
  organiser: Address | null
}

/** A mail that somebody passed on, as its new text tells it. */
export interface Forwarded {
  from: Address
  subject: string | null
  date: Date | null
  /** What the forwarder wrote above it. */
  comment: string
  /** The mail that was passed on. */
  text: string
}

export interface MachinePart {
  /** `message/delivery-status`, in lower case. */
  type: string
  text: string
}

export interface Mail {
  /** All of them: more than one is a sign of forgery. */
  from: Address[]
  sender: Address | null
  replyTo: Address[]
  to: Address[]
  cc: Address[]
  /** On one line; empty when there is none. */
  subject: string
  /** Without angle brackets, as are the next two. */
  messageId: string | null
  inReplyTo: string[]
  /** Oldest first. */
  references: string[]
  /** What it says of itself; null when that cannot be read. */
  date: Date | null
  /** The plain text: its own, or told from the HTML. */
  text: string
  /** As it came, not yet safe; null when it is text only. */
  html: string | null
  headers: Header[]
  files: MailFile[]
  sealed: Sealed[]
  invitation: Invitation | null
  forwarded: Forwarded | null
  /** What machines wrote for machines: delivery status, disposition notification, feedback report, headers of the mail it is about. */
  parts: MachinePart[]
  /** Signs that From is forged, strong enough to hold the mail back. They stand among the defects too. */
  forgery: string[]
  /** What was odd, in words for people: `It has two From headers.` */
  defects: string[]
}
