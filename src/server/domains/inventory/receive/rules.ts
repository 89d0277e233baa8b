import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import { readSettings } from '../../../engine/settings.ts'
import type { Admission } from '../inventory.settings.ts'
import { readUnits, type Units } from '../process/units-by-tag.ts'
import { Networks } from './networks.ts'

/** What the reception goes by, as read at most two seconds ago. */
export interface Rules {
  admission: Admission
  networks: Networks
  /** Sealed; null = none set. */
  secret: string | null
  frequencyHours: number
  queueLimit: number
  /** Messages waiting, those stored since the reading included. */
  queued: number
  blocked: ReadonlySet<string>
  units: Units
}

const freshFor = 2_000

/** Reads the rules when somebody asks and they are no longer fresh: a message costs no statement for them. */
export class RuleBook {
  private readonly services: Services
  private rules: Rules | null = null
  private readAt = 0
  private reading: Promise<Rules> | null = null

  constructor(services: Services) {
    this.services = services
  }

  async current(): Promise<Rules> {
    if (this.rules !== null && Date.now() - this.readAt < freshFor) return this.rules
    this.reading ??= this.read().finally(() => {
      this.reading = null
    })
    // Stale rules serve until the new ones are there, the first time excepted.
    return this.rules !== null && Date.now() - this.readAt < freshFor * 3 ? this.rules : this.reading
  }

  private async read(): Promise<Rules> {
    const { db, house } = this.services
    const values = await readSettings(db, house)
    const found = await sql<{ queued: number; blocked: string[]; secret: string | null }>`
      select (select count(*)::int from (select 1 from inventory_message where state = 'queued' limit ${Number(values['inventory.queueLimit'])}::int + 1) q) as queued,
        array(select device_id from agent where is_blocked) as blocked,
        (select value #>> '{}' from setting where key = 'inventory.secret') as secret`.execute(db)
    const row = found.rows[0]!
    this.rules = {
      admission: values['inventory.admission'] as Admission,
      networks: new Networks(values['inventory.networks'] as string[]),
      secret: row.secret,
      frequencyHours: values['inventory.frequencyHours'] as number,
      queueLimit: values['inventory.queueLimit'] as number,
      queued: row.queued,
      blocked: new Set(row.blocked),
      units: await readUnits(this.services),
    }
    this.readAt = Date.now()
    return this.rules
  }
}
