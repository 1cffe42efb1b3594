// The environment: what each variable means, and that wrong ones are told all at once.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('with nothing set, the desk keeps to this machine and to ./data', () => {
  expect(readConfig({}, '/somewhere')).toEqual({
    dataDir: path.resolve('/somewhere/data'),
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 4800,
    baseUrl: 'http://127.0.0.1:4800',
    secret: undefined,
    logLevel: 'warn',
    postgres: 'bundled',
    trustedProxies: [],
    mail: { smtp: [], lmtp: [], tls: undefined, maxSize: 50 * 1024 * 1024 },
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', BASE_URL: '' }).port).toBe(4800)
})

test.each([
  [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
  [{ HOST: '::' }, 'http://localhost:4800'],
  [{ HOST: '::1' }, 'http://[::1]:4800'],
  [{ BASE_URL: 'https://desk.example.com/' }, 'https://desk.example.com'],
  [{ BASE_URL: 'HTTPS://Desk.Example.com:443' }, 'https://desk.example.com'],
])('%o is reached at %s', (env, baseUrl) => {
  expect(readConfig(env as Record<string, string>).baseUrl).toBe(baseUrl)
})

test('proxies are a list', () => {
  expect(readConfig({ TRUSTED_PROXIES: ' 10.0.0.1, 10.1.0.0/16,, ' }).trustedProxies).toEqual([
    '10.0.0.1',
    '10.1.0.0/16',
  ])
})

test('mail is taken in on several addresses', () => {
  const { mail } = readConfig({
    SMTP_LISTEN: '0.0.0.0:25, [::]:25',
    LMTP_LISTEN: 'localhost:24,/run/mendbook/lmtp',
    SMTP_TLS_KEY: '/etc/desk.key',
    SMTP_TLS_CERT: '/etc/desk.crt',
    SMTP_MAX_MB: '10',
  })
  expect(mail).toEqual({
    smtp: [
      { host: '0.0.0.0', port: 25 },
      { host: '::', port: 25 },
    ],
    lmtp: [{ host: 'localhost', port: 24 }, { path: '/run/mendbook/lmtp' }],
    tls: { key: '/etc/desk.key', cert: '/etc/desk.crt' },
    maxSize: 10 * 1024 * 1024,
  })
})

describe('a wrong value stops the start', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['BASE_URL', 'desk.example.com'],
    ['BASE_URL', 'ftp://desk.example.com'],
    ['BASE_URL', 'https://desk.example.com/help'],
    ['DATABASE_URL', 'mysql://db/mendbook'],
    ['MENDBOOK_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['MENDBOOK_POSTGRES', 'mine'],
    ['SMTP_LISTEN', '25'],
    ['SMTP_LISTEN', '0.0.0.0:70000'],
    ['SMTP_LISTEN', '/run/mendbook/smtp'],
    ['LMTP_LISTEN', 'run/mendbook/lmtp'],
    ['SMTP_TLS_KEY', '/etc/desk.key'],
    ['SMTP_MAX_MB', '0'],
  ])('%s=%s', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name}: .{8,}`))
  })

  test('all of them are told at once, each on its line, without the value of a secret', () => {
    const env = { PORT: 'x', LOG_LEVEL: 'loud', MENDBOOK_SECRET: 'hunter2' }
    expect(
      problemsOf(env)
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['LOG_LEVEL', 'MENDBOOK_SECRET', 'PORT'])
    expect(() => readConfig(env)).toThrow(/3 wrong values, so nothing was started:\n {2}- /)
    expect(problemsOf(env).join()).not.toContain('hunter2')
  })
})

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
