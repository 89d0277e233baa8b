import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes, the longest first: begun last, one of them would run on alone at the end. */
const long = ['every-page', 'tests/browser/', 'cli/crash', 'db/embedded', 'real-agents', 'live-presence', 'matrix']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((part) => moduleId.includes(part))
      return place === -1 ? long.length : place
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

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
    // Loading the house anew for each file took twice as long as testing it: files share a process and its modules, and
    // Node reads the sources itself, as it does in production (18 → 6 minutes without the browser's tests).
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', './tests/support/load-pages.mjs'],
    // Many files wait for something (a browser, a server that starts, an agent): three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Slow machines and full ones exist; a hanging test is still ended.
    testTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // The tests must give the same result in Marseille and in Paris, summer and winter.
    env: { TZ: 'UTC', NODE_ENV: 'test' },
  },
})
