// npm run check: format, lint, types, build, house rules and tests. Every step runs, even after a failed one.
import { installIfNeeded } from './install.mjs'
import { inProject, say } from './project.mjs'
import { runTool } from './run.mjs'
import { runTests } from './vitest.mjs'

installIfNeeded()
const bin = (...parts) => inProject('node_modules', ...parts)
const steps = {
  'format and lint': () => runTool([bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings']),
  types: () => runTool([bin('typescript-native', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit']),
  build: () => runTool([inProject('tools', 'launch', 'build-all.mjs')]),
  'house rules and tests': async () => {
    const { passed, failed, skipped } = await runTests([])
    say(`${passed} passed, ${failed} failed, ${skipped} skipped`)
    return failed
  },
}

const summary = []
for (const [name, run] of Object.entries(steps)) {
  const start = Date.now()
  const isGood = (await run()) === 0
  if (!isGood) process.exitCode = 1
  summary.push(`${isGood ? 'good  ' : 'FAILED'}  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
}
say(`\n${summary.join('\n')}`)
