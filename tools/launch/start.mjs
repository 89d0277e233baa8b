// npm start: installs, builds and serves, as far as each is needed.
import { buildIfNeeded, serverMain } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { become } from './run.mjs'

installIfNeeded()
await buildIfNeeded(['server', 'web'])
become(['--enable-source-maps', serverMain, 'serve', ...process.argv.slice(2)])
