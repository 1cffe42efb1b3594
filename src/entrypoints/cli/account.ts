// Logging in: an API key is asked for, tried, and stored for this user.
import type { Command } from 'commander'
import { getMe, type Me } from '../../directory/contract.ts'
import { call } from './client.ts'
import { type Connection, connection, deskUrl, forgetLogin, storedLogin, storeLogin } from './credentials.ts'
import { misuse } from './failure.ts'
import { clean, plural } from './render/text.ts'
import type { Terminal } from './terminal.ts'

async function me(to: Connection): Promise<Me> {
  return (await call(to, getMe, {})) as Me
}

const person = (who: Me) => clean(`${who.person.name} <${who.person.email}> in ${who.tenant.name}`)

async function askToken(url: string, fromInput: boolean, terminal: Terminal): Promise<string> {
  if (!fromInput && !terminal.interactive)
    throw misuse('There is nobody to ask for the API key.', { next: 'Send it on standard input, with --token-stdin.' })
  const typed = fromInput ? await terminal.readInput() : await terminal.secret(`API key for ${url}:`)
  const token = typed.trim()
  if (!/^[\u0021-\u007e]{8,400}$/.test(token))
    throw misuse('That is not an API key.', {
      next: 'It starts with mb_; make one in the desk, under Admin, API keys.',
    })
  return token
}

/** A key that travels unencrypted can be read on the way. */
function warnOfClearText(url: string, terminal: Terminal): void {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return
  terminal.err(`${url} is not encrypted: whoever is on the way can read the key. Use https where you can.\n`)
}

async function login(typed: string, fromInput: boolean, terminal: Terminal): Promise<void> {
  const url = deskUrl(typed)
  warnOfClearText(url, terminal)
  const token = await askToken(url, fromInput, terminal)
  const who = await me({ url, token })
  const path = await storeLogin(terminal.env, { url, token })
  terminal.out(`Logged in to ${url} as ${person(who)}.\nThe key is kept in ${path}, for you alone.\n`)
}

async function logout(terminal: Terminal): Promise<void> {
  const stored = await storedLogin(terminal.env).catch(() => null)
  if (!(await forgetLogin(terminal.env))) return terminal.out('You were not logged in.\n')
  terminal.out(`Logged out${stored ? ` of ${stored.url}` : ''}: the key is forgotten here.\n`)
  terminal.out('It stays valid until it is revoked in the desk.\n')
}

async function whoami(json: boolean, terminal: Terminal): Promise<void> {
  const to = await connection(terminal.env)
  const who = await me(to)
  if (json) return terminal.out(`${JSON.stringify(who, null, 2)}\n`)
  const teams = who.teams.map((team) => clean(team.name)).join(', ') || 'none'
  terminal.out(`${person(who)}, at ${to.url}\nteams: ${teams}\n`)
  terminal.out(`${plural(who.permissions.length, 'permission')}: ${who.permissions.join(', ')}\n`)
}

export function registerAccount(program: Command, terminal: Terminal): void {
  program.commandsGroup('Log in:')
  program
    .command('login')
    .argument('<url>', 'address of the desk, such as https://desk.example.com')
    .option('--token-stdin', 'read the API key from standard input')
    .description('store an API key for a desk')
    .addHelpText('after', '\nMENDBOOK_URL and MENDBOOK_TOKEN stand in for a login.')
    .action((url: string, flags: { tokenStdin?: boolean }) => login(url, flags.tokenStdin === true, terminal))
  program
    .command('logout')
    .description('forget the stored API key')
    .action(() => logout(terminal))
  program
    .command('whoami')
    .option('--json', 'the answer of the desk as JSON')
    .description('who you are at the desk, and what you may do')
    .action((flags: { json?: boolean }) => whoami(flags.json === true, terminal))
}
