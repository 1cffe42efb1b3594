// The environment, parsed once. A wrong value stops the start with a list that a person can act on.
import path from 'node:path'
import { z } from 'zod'
import { type MailDoors, mailDoors, mailVariables, tlsTogether } from './mail-doors.ts'

export interface Config {
  /** Absolute path of the data folder: database, files, keys. */
  dataDir: string
  /** Somebody's own PostgreSQL; undefined: the desk runs one itself. */
  databaseUrl: string | undefined
  host: string
  port: number
  /** What people type into the browser, without a slash at the end. */
  baseUrl: string
  /** Overrides the key in the data folder; needed when several desks share one database. */
  secret: string | undefined
  logLevel: string
  /** Which PostgreSQL binaries the desk's own server uses. */
  postgres: 'bundled' | 'path'
  /** Proxies whose X-Forwarded-* headers are believed: addresses or networks. */
  trustedProxies: string[]
  /** Where mail servers may deliver. */
  mail: MailDoors
}

const origin = z
  .url({ protocol: /^https?$/, error: 'is not a web address: write it like https://desk.example.com', abort: true })
  .refine(
    (value) => new URL(value).pathname === '/',
    'has a path: give the origin alone, like https://desk.example.com',
  )
  .transform((value) => new URL(value).origin)

const Environment = z
  .object({
    MENDBOOK_DATA: z.string().min(1).default('./data'),
    DATABASE_URL: z
      .string()
      .regex(
        /^postgres(ql)?:\/\//,
        'is not a PostgreSQL address: write it like postgres://user:password@host:5432/mendbook',
      )
      .optional(),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce
      .number('is not a number')
      .int('is not a whole number')
      .min(0, 'is below 0')
      .max(65_535, 'is above 65535')
      .default(4800),
    BASE_URL: origin.optional(),
    MENDBOOK_SECRET: z
      .string()
      .min(32, 'is shorter than 32 characters: make one with `openssl rand -base64 48`')
      .optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
    MENDBOOK_POSTGRES: z.enum(['bundled', 'path']).default('bundled'),
    TRUSTED_PROXIES: z.string().default(''),
    ...mailVariables,
  })
  .refine(tlsTogether, {
    path: ['SMTP_TLS_KEY'],
    error: 'goes with SMTP_TLS_CERT: give both files, or none to offer no encryption',
  })

export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(
      `The environment has ${problems.length === 1 ? 'a wrong value' : `${problems.length} wrong values`}, so nothing was started:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    )
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** @throws ConfigError with one line for each wrong variable */
export function readConfig(env: Record<string, string | undefined>, cwd = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const value = parsed.data
  const shownHost = ['0.0.0.0', '::'].includes(value.HOST) ? 'localhost' : value.HOST
  return {
    dataDir: path.resolve(cwd, value.MENDBOOK_DATA),
    databaseUrl: value.DATABASE_URL,
    host: value.HOST,
    port: value.PORT,
    baseUrl: value.BASE_URL ?? `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${value.PORT}`,
    secret: value.MENDBOOK_SECRET,
    logLevel: value.LOG_LEVEL,
    postgres: value.MENDBOOK_POSTGRES,
    trustedProxies: value.TRUSTED_PROXIES.split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    mail: mailDoors(value),
  }
}
