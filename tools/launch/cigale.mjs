#!/usr/bin/env node
// npx cigale <command>: the command line, on the server's own code.
import { buildIfNeeded, serverMain } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { become } from './run.mjs'

installIfNeeded()
await buildIfNeeded(['server'])
become(['--enable-source-maps', serverMain, ...process.argv.slice(2)])
