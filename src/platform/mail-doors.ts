// Where the desk takes in mail from other mail servers, as the environment says. Nowhere, unless it is told.
import { z } from 'zod'

/** A TCP port, or the path of a socket. */
export type MailAddress = { host: string; port: number } | { path: string }

export interface MailDoors {
  smtp: MailAddress[]
  lmtp: MailAddress[]
  /** Files in PEM; without them the desk offers no STARTTLS. */
  tls: { key: string; cert: string } | undefined
  /** Bytes of one message. */
  maxSize: number
}

const tcp = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/

function addressOf(part: string): MailAddress | undefined {
  const found = tcp.exec(part)
  const port = Number(found?.[3])
  return found && port <= 65_535 ? { host: (found[1] ?? found[2]) as string, port } : undefined
}

/** @param sockets whether a path is an address too */
const addresses = (sockets: boolean) =>
  z
    .string()
    .default('')
    .transform((text, check) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
        .flatMap((part): MailAddress[] => {
          const address = sockets && part.startsWith('/') ? { path: part } : addressOf(part)
          if (address) return [address]
          const example = sockets ? '127.0.0.1:24, or the path of a socket like /run/mendbook/lmtp' : '0.0.0.0:25'
          check.addIssue({
            code: 'custom',
            message: `is not a list of addresses to listen on: write it like ${example}`,
          })
          return []
        }),
    )

export const mailVariables = {
  SMTP_LISTEN: addresses(false),
  LMTP_LISTEN: addresses(true),
  SMTP_TLS_KEY: z.string().optional(),
  SMTP_TLS_CERT: z.string().optional(),
  SMTP_MAX_MB: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(500, 'is above 500')
    .default(50),
}

type Variables = z.output<z.ZodObject<typeof mailVariables>>

export const tlsTogether = ({ SMTP_TLS_KEY, SMTP_TLS_CERT }: Variables) =>
  (SMTP_TLS_KEY === undefined) === (SMTP_TLS_CERT === undefined)

export const mailDoors = (value: Variables): MailDoors => ({
  smtp: value.SMTP_LISTEN,
  lmtp: value.LMTP_LISTEN,
  tls: value.SMTP_TLS_KEY && value.SMTP_TLS_CERT ? { key: value.SMTP_TLS_KEY, cert: value.SMTP_TLS_CERT } : undefined,
  maxSize: value.SMTP_MAX_MB * 1024 * 1024,
})
