// Builds server and interface in any case.
import { buildIfNeeded } from './build.mjs'

await buildIfNeeded(['server', 'web'], true)
