// What a language consists of: the templates, and the words around them.
import type { MailKind } from '../../contract.ts'

export interface Text {
  subject: string
  body: string
}

export interface Texts {
  templates: Record<MailKind, Text>
  words: {
    /** `Hello Kwame,`; without a name where none is known, or none may be repeated. */
    greeting(name: string): string
    /** Stands for what somebody wrote who is not proven to be who they say. */
    request: string
    /** Above what was said before. */
    earlier: string
    wrote(name: string, at: string): string
    /** On top, where people are asked to write above it. */
    above: string
    /** Of files that are too large to travel along. */
    files: string
    /** For how long their links work. */
    filesUntil(day: string): string
    /** For a ticket that is open again without a word. */
    openAgain: string
    /** Below, to those who are not the requester. */
    stop: string
    /** To the requester, below a reminder. */
    stopReminders: string
    whyCopy(number: string): string
    whyWork(number: string): string
  }
}

/** All but one of the kinds begin alike. */
export const subject = 'Re: {{ticket.subject}} [{{ticket.number}}]'
