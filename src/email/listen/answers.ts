// What a mail server is told: a code by which it knows whether to try again (RFC 5321 §4.2, RFC 3463), and a line for its log.
export class Refused extends Error {
  readonly responseCode: number
  constructor(code: number, line: string) {
    super(line)
    this.name = 'Refused'
    this.responseCode = code
  }
}

/** The enhanced codes (5.1.1, 4.3.0 …) are put before the line by the library, by the code. */
export const noSuchMailbox = () => new Refused(550, 'No such mailbox here')
export const tooManyStrangers = () => new Refused(421, 'Too many unknown recipients, goodbye')
export const tooManyFromYou = () => new Refused(421, 'Too many connections from your address, try again later')
export const notNow = () => new Refused(451, 'Cannot keep mail right now, try again later')
export const tooBig = (most: number) => new Refused(552, `Message exceeds fixed maximum message size ${most}`)
