// How much of one mail is read. What lies beyond is kept as a file, never thrown away without a word.

export interface Limits {
  /** Bytes of the whole mail. */
  size: number
  /** Bytes of all headers of one part. */
  header: number
  /** Multiparts inside of each other. */
  depth: number
  parts: number
  /** Addresses of one header. */
  recipients: number
  /** Bytes of text that are shown; a longer text is kept as a file. */
  text: number
  /** The same of all texts of a mail together. */
  texts: number
  /** Bytes of what must be understood as a whole: winmail.dat, a signed envelope. */
  envelope: number
}

export const usual: Limits = {
  size: 100 * 2 ** 20,
  header: 2 ** 20,
  depth: 30,
  parts: 500,
  recipients: 500,
  text: 4 * 2 ** 20,
  texts: 8 * 2 ** 20,
  envelope: 40 * 2 ** 20,
}
