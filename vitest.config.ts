// One command runs everything: pure logic, the real app on a real database, journeys in a real browser.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    include: [
      'src/**/*.test.ts',
      'web/**/*.test.ts',
      'test/**/*.test.ts',
      'bench/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', 'web/dist/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // A clock of its own zone would hide mistakes with zones.
    env: { TZ: 'America/St_Johns' },
  },
})
