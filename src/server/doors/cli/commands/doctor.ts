import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import type { OpenHouse } from '../../../open-house.ts'
import { describeConfig } from '../../../platform/config.ts'
import type { Command } from '../command.ts'
import { checkMail } from './check-mail.ts'
import type { Finding } from './finding.ts'

const tightDisk = 2 * 1024 ** 3

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor',
  about: 'Checks the installation and gives advice.',
  run: async ({ config, open, print }) => {
    const house = await open()
    const findings = [
      ...(await checkDatabase(house)),
      await checkDisk(config.dataDir),
      ...(await checkWork(house)),
      ...(await checkMail(house)),
      ...checkConfig(house),
    ]
    const text = findings.map(
      (each) =>
        `${{ good: '✓', warning: '!', bad: '✗' }[each.state]} ${each.check}: ${each.detail}${each.advice === undefined ? '' : `\n    → ${each.advice}`}`,
    )
    print({ findings, config: describeConfig(config) }, text.join('\n'))
    return findings.some((each) => each.state === 'bad') ? 1 : 0
  },
}

async function checkDatabase({ services, database }: OpenHouse): Promise<Finding[]> {
  const found = await sql<{ version: string; sync: string; fsync: string; size: string }>`
    select current_setting('server_version') as version, current_setting('synchronous_commit') as sync, current_setting('fsync') as fsync,
      pg_size_pretty(pg_database_size(current_database())) as size`.execute(services.db)
  const row = found.rows[0]!
  const findings: Finding[] = [
    {
      check: 'database',
      state: 'good',
      detail: `PostgreSQL ${row.version}, ${row.size}, ${database.isEmbedded ? 'embedded' : 'server'}`,
    },
  ]
  if (row.fsync !== 'on' || row.sync === 'off')
    findings.push({
      check: 'durability',
      state: 'bad',
      detail: `fsync=${row.fsync}, synchronous_commit=${row.sync}`,
      advice: 'Turn both on: otherwise a crash loses what was acknowledged.',
    })
  if (database.isEmbedded)
    findings.push({
      check: 'database kind',
      state: 'warning',
      detail: 'embedded',
      advice:
        'Fine up to a few hundred people; beyond, set CIGALE_DATABASE_URL to a PostgreSQL server that you back up and upgrade.',
    })
  return findings
}

async function checkDisk(folder: string): Promise<Finding> {
  // With a database server and no file yet, the data folder is not there yet: its disk is the one above.
  const disk = await statfs(existsSync(folder) ? folder : dirname(folder))
  const free = disk.bavail * disk.bsize
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free in the data folder`
  return free < tightDisk
    ? { check: 'disk', state: 'bad', detail, advice: 'Make room: writes are refused when the disk is full.' }
    : { check: 'disk', state: 'good', detail }
}

async function checkWork({ services, queue }: OpenHouse): Promise<Finding[]> {
  const found = await sql<{ waiting: string; refused: string; outbox: string }>`
    select (select count(*) from inventory_message where state = 'queued') as waiting,
      (select count(*) from inventory_message where state in ('refused', 'failed') and received_at > now() - interval '7 days') as refused,
      (select count(*) from outbox where dispatched_at is null) as outbox`.execute(services.db)
  const row = found.rows[0]!
  const jobs = await queue.status()
  const failing = jobs.filter((each) => each.lastError !== null)
  return [
    {
      check: 'inventory',
      state: Number(row.waiting) > 1000 ? 'warning' : 'good',
      detail: `${row.waiting} waiting, ${row.refused} not taken in 7 days`,
    },
    {
      check: 'events',
      state: Number(row.outbox) > 1000 ? 'warning' : 'good',
      detail: `${row.outbox} not yet handed out`,
    },
    {
      check: 'jobs',
      state: failing.length > 0 ? 'warning' : 'good',
      detail: `${jobs.length} queues, ${failing.length} with errors`,
    },
  ]
}

function checkConfig({ config }: OpenHouse): Finding[] {
  const findings: Finding[] = config.unknownVariables.map((name) => ({
    check: 'variables',
    state: 'warning',
    detail: `${name} means nothing here`,
    advice: 'Misspelt? The names stand in docs/manuel/installation.md.',
  }))
  if (config.publicUrl.startsWith('http:') && config.host !== '127.0.0.1')
    findings.push({
      check: 'address',
      state: 'warning',
      detail: config.publicUrl,
      advice: 'Put a TLS proxy in front and set CIGALE_PUBLIC_URL to its https address.',
    })
  return findings
}
