// Bundles the server into one file, and each thread of it into another: it starts faster than a thousand small ones. Dependencies stay outside.
import { build } from 'esbuild'
import { inProject } from './project.mjs'

// esbuild says itself what is wrong, with the place; a stack of its insides adds nothing.
await build({
  entryPoints: [
    inProject('src', 'server', 'main.ts'),
    // A thread of its own: it cannot be part of the file that starts it.
    inProject('src', 'server', 'domains', 'mailboxes', 'parse', 'read-worker.ts'),
  ],
  outdir: inProject('dist', 'server'),
  entryNames: '[name]',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
}).catch(() => process.exit(1))
