import { startBenchServer } from './bench-server.ts'
import { decisions } from './decisions.ts'
import { discovery } from './discovery.ts'
import { bulk, gate, lists, search, tickets } from './pages.ts'
import { impact, imports } from './register.ts'
import { stocktakes } from './stocktakes.ts'

/** `npm run bench -- lists|search|tickets|gate|bulk|import|impact|stocktakes|discovery|decisions|inventory`: one JSON line a figure. Without a name: all. */
const benches = { lists, search, tickets, gate, bulk, import: imports, impact, stocktakes, discovery, decisions }
const asked = process.argv.slice(2)
const names = asked.length === 0 ? [...Object.keys(benches), 'inventory'] : asked
const unknown = names.filter((name) => !(name in benches) && name !== 'inventory')
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(benches).join(', ')}, inventory\n`)
  process.exit(2)
}
const pages = names.filter((name): name is keyof typeof benches => name in benches)
if (pages.length > 0) {
  const server = await startBenchServer()
  try {
    for (const name of pages) {
      for await (const figure of benches[name](server, server.conditions))
        process.stdout.write(`${JSON.stringify(figure)}\n`)
    }
  } finally {
    await server.stop()
  }
}
if (names.includes('inventory')) await import('./inventory.ts')
