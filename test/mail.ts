// Mails for tests, from raw text, read as the desk reads them.

import type { Mail } from '../src/email/message/mail.ts'
import { reading } from '../src/email/message/mail-for-tests.ts'

/** `\n` will do for line ends. */
export const mailOf = (raw: string | Buffer): Promise<Mail> => reading(Buffer.from(raw))
