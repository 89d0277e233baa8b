import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'db/**/*.test.ts',
      'tests/**/*.test.ts',
      'tools/**/*.test.{ts,mjs}',
    ],
    globalSetup: ['tests/support/global-setup.ts'],
    // Processes, not threads: tests of the platform kill, trap signals and load native code.
    pool: 'forks',
    maxWorkers: 2,
    // Slow machines and full ones exist; a hanging test is still ended.
    testTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // The tests must give the same result in Marseille and in Paris, summer and winter.
    env: { TZ: 'UTC', NODE_ENV: 'test' },
  },
})
