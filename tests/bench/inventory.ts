import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { startBenchServer } from './bench-server.ts'

/**
 * First, unchanged and changed inventories of 1,000 devices, 8 at once, made by the load generator whose path
 * INVENTORY_LOAD gives (shared/tools/inventory-load.mjs). The clock stops when the queue is empty, not when all is
 * acknowledged.
 */
const generator = process.env.INVENTORY_LOAD
if (generator === undefined) {
  process.stderr.write('INVENTORY_LOAD is the path of inventory-load.mjs: without it there is nothing to send.\n')
  process.exit(2)
}
const devices = 1_000
const server = await startBenchServer()

async function untilEmpty(): Promise<void> {
  for (;;) {
    // A connection of its own each time: one that idled while the generator ran may just be closing.
    const metrics = await (await fetch(`${server.url}/metrics`, { headers: { connection: 'close' } })).text()
    if (/^cigale_inventory_queued 0$/m.test(metrics)) return
    await pause(20)
  }
}

try {
  for (const [index, name] of ['insert', 'unchanged', 'changed'].entries()) {
    const words = [
      generator,
      '--url',
      `${server.url}/ocsinventory`,
      '--count',
      String(devices),
      '--concurrency',
      '8',
      '--pass',
      String(index + 1),
      '--quiet',
    ]
    const generating = performance.now()
    const said = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }).trim().split('\n').at(-1)!) as {
      seconds?: number
      elapsed_s?: number
      perSecond?: number
    }
    const sent = performance.now()
    await untilEmpty()
    const drained = (performance.now() - sent) / 1000
    const sending = said.seconds ?? said.elapsed_s ?? (sent - generating) / 1000
    const whole = sending + drained
    const figure = {
      name: `inventory.${name}`,
      n: devices,
      p50: 0,
      p95: 0,
      p99: 0,
      perSecond: Math.round((devices / whole) * 10) / 10,
      unit: 'ms',
      conditions: `8 at once, ${sending.toFixed(1)} s sending, ${drained.toFixed(1)} s until the queue was empty; ${server.conditions}`,
    }
    process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
} finally {
  await server.stop()
}
