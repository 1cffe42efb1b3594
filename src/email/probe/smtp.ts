// Signing in where mail is sent, and sending one mail to ourselves.
import nodemailer from 'nodemailer'
import type { Outgoing } from '../mailboxes/contract.ts'

export type Smtp = Extract<Outgoing, { kind: 'smtp' }>

export interface Way {
  verify(): Promise<void>
  send(mail: {
    from: string
    to: string
    subject: string
    text: string
    headers: Record<string, string>
  }): Promise<string>
  close(): void
}

export function way(
  { host, port, security, user }: Smtp,
  credentials: { password: string } | { accessToken: string } | null,
  ms: number,
  ca?: string,
): Way {
  const transport = nodemailer.createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
    connectionTimeout: ms,
    greetingTimeout: ms,
    socketTimeout: ms,
    // Else a server that offers no sign-in is said to have taken it.
    ...(user !== null && { forceAuth: true }),
    ...(user !== null &&
      credentials && {
        auth:
          'password' in credentials
            ? { user, pass: credentials.password }
            : { type: 'OAuth2' as const, user, accessToken: credentials.accessToken },
      }),
  })
  return {
    async verify() {
      await transport.verify()
    },
    async send(mail) {
      const { response } = await transport.sendMail(mail)
      return response
    },
    close: () => transport.close(),
  }
}
