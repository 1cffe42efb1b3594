// `mendbook doctor`: looks at everything that a desk needs, and says of each what is wrong, what follows, what to do.
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { styleText } from 'node:util'
import { type Config, ConfigError, readConfig } from '../../../platform/config.ts'
import { type Database, deskRole, openDatabase } from '../../../platform/database/database.ts'
import { readMigrations } from '../../../platform/database/migrate.ts'
import { createLog } from '../../../platform/log.ts'
import { findDatabase } from './database.ts'

export interface Finding {
  check: string
  level: 'ok' | 'warning' | 'error'
  cause: string
  effect?: string
  next?: string
}

const ok = (check: string, cause: string): Finding => ({ check, level: 'ok', cause })

export async function doctor(env: Record<string, string | undefined>): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((cause) => ({
      check: 'configuration',
      level: 'error',
      cause,
      effect: 'The desk does not start.',
      next: 'Correct the variable, or leave it out to use its default.',
    }))
  }
  const findings = [
    ok('configuration', `data in ${config.dataDir}, address ${config.baseUrl}`),
    nodeVersion(),
    ...exposure(config),
    ...(await storage(config)),
    ...(await mailDoors(config)),
  ]
  if (findings.some(({ level }) => level === 'error')) return findings
  // On a disk that is nearly full the desk is still read, so what its database says is told as well.
  return [...findings, await room(config), ...(await database(config))]
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return ok('node', `Node ${process.versions.node}`)
  return {
    check: 'node',
    level: 'error',
    cause: `Node ${process.versions.node} is older than 24`,
    effect: 'The desk does not start.',
    next: 'Run `npm ci` again, or install Node 24.',
  }
}

function exposure({ host, baseUrl }: Config): Finding[] {
  const open = !['127.0.0.1', '::1', 'localhost'].includes(host)
  if (!open || baseUrl.startsWith('https:')) return [ok('address', `listens on ${host}`)]
  return [
    {
      check: 'address',
      level: 'warning',
      cause: `The desk listens on ${host}, and BASE_URL does not begin with https`,
      effect: 'Passwords and tickets may travel unencrypted.',
      next: 'Put a proxy with TLS in front, and set BASE_URL to its https address.',
    },
  ]
}

async function storage({ dataDir }: Config): Promise<Finding[]> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    return [
      {
        check: 'storage',
        level: 'error',
        cause: `${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code})`,
        effect: 'The desk can keep nothing and does not start.',
        next: `Give this user the folder, or set MENDBOOK_DATA to another one.`,
      },
    ]
  }
  return []
}

/** Where other mail servers deliver, when the environment says so. */
async function mailDoors({ mail }: Config): Promise<Finding[]> {
  if (mail.smtp.length + mail.lmtp.length === 0) return []
  const { checkMailDoors } = await import('../../../email/index.ts')
  return (await checkMailDoors(mail)).map(({ where, problem }) =>
    problem === undefined
      ? ok('mail delivery', where)
      : {
          check: 'mail delivery',
          level: 'error',
          cause: problem,
          effect: 'Mail servers cannot deliver to the desk.',
          next: 'See docs/mail-delivery.md.',
        },
  )
}

async function mailboxes(db: Database): Promise<Finding[]> {
  const { mailFindings } = await import('../../../email/index.ts')
  const { mailboxes, wrong } = await mailFindings(db)
  if (mailboxes === 0) return []
  if (wrong.length === 0)
    return [ok('mail', mailboxes === 1 ? 'one mailbox, in order' : `${mailboxes} mailboxes, in order`)]
  return wrong.map((finding) => ({ check: 'mail', level: 'warning', ...finding }))
}

async function room({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = Math.round((bavail * bsize) / 1024 / 1024)
  if (free < 64)
    return {
      check: 'storage',
      level: 'error',
      cause: `${free} MB are left on the disk`,
      effect: 'The desk refuses every write until there are 64 MB.',
      next: 'Free some space.',
    }
  if (free < 1024)
    return {
      check: 'storage',
      level: 'warning',
      cause: `${free} MB are left on the disk`,
      effect: 'Below 64 MB the desk refuses to write.',
      next: 'Free some space, or move MENDBOOK_DATA to a larger disk.',
    }
  return ok('storage', `${dataDir} can be written, ${free.toLocaleString('en')} MB free`)
}

async function database(config: Config): Promise<Finding[]> {
  const log = createLog('silent')
  try {
    const found = await findDatabase(config, log, { asDesk: false })
    const db = openDatabase(found.connection, log)
    try {
      const beside = found.besideDesk ? [ok('desk', 'a desk is running on this folder')] : []
      const made = await schema(db)
      const mail = made.every(({ level }) => level === 'ok') ? await mailboxes(db) : []
      return [...beside, ...(await version(db)), ...made, ...(await clocks(db)), ...(await rights(db)), ...mail]
    } finally {
      await db.close()
      await found.stop()
    }
  } catch (error) {
    return [
      {
        check: 'database',
        level: 'error',
        cause: (error as Error).message,
        effect: 'The desk does not start.',
        next: config.databaseUrl
          ? 'Check DATABASE_URL and that the server runs and lets this machine in.'
          : 'See the log beside the data, or set DATABASE_URL to a server of yours.',
      },
    ]
  }
}

async function version(db: Database): Promise<Finding[]> {
  const { rows } = await db.ownerPool.query<{ number: number; version: string; fsync: string; refuses: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
       current_setting('fsync') as fsync, current_setting('default_transaction_read_only') as refuses`,
  )
  const [{ number, version, fsync, refuses }] = rows as [(typeof rows)[0]]
  if (number < 150_000)
    return [
      {
        check: 'database',
        level: 'error',
        cause: `PostgreSQL ${version} is older than 15`,
        effect: 'The desk does not start.',
        next: 'Upgrade it, or leave DATABASE_URL out.',
      },
    ]
  if (fsync !== 'on')
    return [
      {
        check: 'database',
        level: 'error',
        cause: 'PostgreSQL runs with fsync off',
        effect: 'A power cut can lose or destroy everything.',
        next: 'Set fsync = on in postgresql.conf.',
      },
    ]
  if (refuses === 'on')
    return [
      {
        check: 'database',
        level: 'error',
        cause: 'PostgreSQL takes no writes, as it does after its disk was full',
        effect: 'Everything can be read, and nothing can be changed.',
        next: 'Free some space: with 128 MB free the desk writes again by itself.',
      },
    ]
  return [ok('database', `PostgreSQL ${version}, fsync on`)]
}

async function schema(db: Database): Promise<Finding[]> {
  const wanted = await readMigrations()
  const there = await db.ownerPool.query<{ found: boolean }>(
    "select to_regclass('schema_migration') is not null as found",
  )
  if (!there.rows[0]?.found)
    return [
      {
        check: 'schema',
        level: 'warning',
        cause: 'The database is empty',
        effect: 'Nothing is set up yet.',
        next: 'Run `mendbook start`: it makes the schema and prints the set-up link.',
      },
    ]
  const { rows } = await db.ownerPool.query<{ name: string }>('select name from schema_migration')
  const missing = wanted.filter(({ name }) => !rows.some((row) => row.name === name))
  if (missing.length === 0) return [ok('schema', `${rows.length} migrations applied`)]
  return [
    {
      check: 'schema',
      level: 'warning',
      cause: `${missing.length} migrations are missing`,
      effect: 'They are applied at the next start.',
      next: 'Run `mendbook migrate`, or just start the desk.',
    },
  ]
}

async function clocks(db: Database): Promise<Finding[]> {
  const before = Date.now()
  const { rows } = await db.ownerPool.query<{ at: string }>('select extract(epoch from clock_timestamp()) * 1000 as at')
  const apart = Math.abs(Number(rows[0]?.at) - (before + Date.now()) / 2)
  if (apart < 2000) return [ok('clocks', `desk and database agree to ${Math.round(apart)} ms`)]
  return [
    {
      check: 'clocks',
      level: 'warning',
      cause: `The clocks of desk and database are ${Math.round(apart / 1000)} s apart`,
      effect: 'Times on tickets and deadlines may look wrong.',
      next: 'Let both machines set their clocks by NTP.',
    },
  ]
}

/** Row-level security only binds a role that owns nothing and bypasses nothing. */
async function rights(db: Database): Promise<Finding[]> {
  const { rows } = await db.ownerPool.query<{ rolsuper: boolean; rolbypassrls: boolean; open: string[] }>(
    `select rolsuper, rolbypassrls, (select coalesce(array_agg(c.relname::text), '{}') from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and a.attname = 'tenant_id' and not c.relrowsecurity and c.relnamespace = current_schema()::regnamespace) as open
     from pg_roles where rolname = $1`,
    [deskRole],
  )
  const [role] = rows
  if (!role) return [ok('row-level security', 'is set up with the schema')]
  if (role.rolsuper || role.rolbypassrls)
    return [
      {
        check: 'row-level security',
        level: 'error',
        cause: `The role ${deskRole} may bypass row-level security`,
        effect: 'One workspace could read another.',
        next: `Run: alter role ${deskRole} nosuperuser nobypassrls`,
      },
    ]
  if (role.open.length > 0)
    return [
      {
        check: 'row-level security',
        level: 'error',
        cause: `It is off for ${role.open.join(', ')}`,
        effect: 'One workspace could read another.',
        next: 'Somebody altered the schema; restore it from a backup, or enable it again.',
      },
    ]
  return [ok('row-level security', 'is on for every table of a workspace')]
}

const marks = { ok: ['green', '✓'], warning: ['yellow', '!'], error: ['red', '✗'] } as const

export function report(findings: Finding[], colour: boolean): string {
  const lines = findings.flatMap(({ check, level, cause, effect, next }) => {
    const [style, mark] = marks[level]
    const head = `${colour ? styleText(style, mark, { validateStream: false }) : mark} ${check}: ${cause}`
    return [head, ...(effect ? [`    Effect: ${effect}`] : []), ...(next ? [`    Next:   ${next}`] : [])]
  })
  const bad = findings.filter(({ level }) => level === 'error').length
  const summary = bad > 0 ? `${bad} to mend before the desk can run.` : 'Nothing stands in the way.'
  return `${[...lines, '', summary].join('\n')}\n`
}
