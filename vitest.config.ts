// One command runs everything: pure logic, the real app on a real database, journeys in a real browser, and then, one file
// after the other, the tests that kill and starve whole desks: those watch clocks, and must not be each other's load.
import { defineConfig } from 'vitest/config'

const destructive = ['test/faults/**/*.test.ts', 'src/platform/database/own/**/*.test.ts']
const browsing = ['test/e2e/**/*.test.ts']

const shared = {
  environment: 'node',
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
  // A second try where other work shares the machine: it misses limits of time that have nothing to do with it.
  retry: process.env.CI ? 1 : 0,
  // A clock of its own zone would hide mistakes with zones.
  env: { TZ: 'America/St_Johns' },
} as const

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'desk',
          include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'web/dist/**', ...destructive, ...browsing],
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      // A second try: machines that run other work at the same time miss limits of time that have nothing to do with it.
      {
        test: { ...shared, name: 'browser', include: browsing, maxWorkers: 2, retry: 1, sequence: { groupOrder: 1 } },
      },
      {
        test: { ...shared, name: 'faults', include: destructive, maxWorkers: 1, retry: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
