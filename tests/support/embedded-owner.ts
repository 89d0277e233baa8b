import { startEmbedded } from '../../src/server/platform/db/embedded.ts'
import { silentLog } from '../../src/server/platform/log.ts'

/**
 * A process that owns an embedded server, for tests that kill it: `node embedded-owner.ts DATA_DIR`. Prints what it
 * started as one line of JSON and runs until its standard input ends.
 */
const server = await startEmbedded(process.argv[2]!, silentLog)
console.log(JSON.stringify({ url: server.url('postgres'), pid: server.pid, origin: server.origin }))
process.stdin.resume()
process.stdin.on('end', () => void server.stop())
