// npm run bench -- <name>: one JSON line per figure on standard output.
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { inProject } from './project.mjs'
import { become } from './run.mjs'

installIfNeeded()
await buildIfNeeded(['server'])
become([inProject('tests', 'bench', 'main.ts'), ...process.argv.slice(2)])
