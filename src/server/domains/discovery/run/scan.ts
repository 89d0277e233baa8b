import { sql } from 'kysely'
import { addressesOf, readSpans } from '../../../../shared/discovery/address-list.ts'
import { usual } from '../../../../shared/discovery/discovery.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Reception } from '../../inventory/index.ts'
import { reportRun } from '../actions/report-run.ts'
import { openAccess, type StoredCredential } from '../secrets.ts'
import type { Access } from '../snmp/session.ts'
import { type Asked, askAddress } from './ask-address.ts'
import { createTurns } from './turns.ts'

const reportEvery = 1_000
const version = '1'
/**
 * Addresses knocked at for each device that may be read at the same time. Most addresses of a range are silent and only let
 * time pass: with the usual 48 a /24 is knocked at in one go and takes as long as one of them. That makes 288 open sockets, and
 * as many entries in the neighbour table, which holds 1,024 on Linux before it throws some out.
 */
const knocksForEach = 6

interface Range {
  entityId: string
  addresses: string
  exclusions: string | null
  port: number | null
  timeoutMs: number | null
  retries: number | null
  concurrency: number | null
  credentialIds: string[]
}

interface Progress {
  triedCount: number
  answeredCount: number
  errorCount: number
}

/** Walks through the range of a run that has been claimed, to its end or until somebody stops it. */
export async function scan(
  services: Services,
  reception: Reception,
  runId: string,
  signal?: AbortSignal,
): Promise<void> {
  const range = await rangeOf(services, runId)
  const ways = await waysOf(services, range)
  if (ways.length === 0) return end(services, runId, 'failed', null, 'no_secret')
  const [spans, excluded] = [readSpans(range.addresses), readSpans(range.exclusions ?? '', true)]
  if ('code' in spans || 'code' in excluded) return end(services, runId, 'failed', null, 'addresses')
  const progress: Progress = { triedCount: 0, answeredCount: 0, errorCount: 0 }
  const pacer = startPacer(services, runId, progress, signal)
  const own = await ownCredentials(services, range)
  const later = await furtherAddresses(services, runId)
  const seen = new Set<string>()
  const options = {
    port: range.port ?? usual.port,
    timeoutMs: range.timeoutMs ?? usual.timeoutMs,
    retries: range.retries ?? usual.retries,
  }
  const most = range.concurrency ?? usual.concurrency
  const turns = createTurns(most)
  const walk = async (addresses: Iterator<string>) => {
    for (let each = addresses.next(); each.done !== true; each = addresses.next()) {
      const address = each.value
      if (pacer.isOver()) return
      const asked = await askAddress(address, inOrder(ways, own.get(address)), options, turns)
      progress.triedCount += 1
      if (asked.is === 'silent') continue
      if (asked.is === 'error') progress.errorCount += 1
      else progress.answeredCount += 1
      await keep(services, reception, { runId, entityId: range.entityId, address, asked, seen })
    }
  }
  try {
    // Other addresses of devices come last: whichever answered first before is the device's address this time too.
    for (const isLater of [false, true]) {
      const addresses = addressesOf(spans, excluded).filter((address) => later.has(address) === isLater)
      await Promise.all(Array.from({ length: most * knocksForEach }, () => walk(addresses)))
    }
  } finally {
    await pacer.stop()
  }
  if (signal?.aborted === true && !pacer.isStopped()) return end(services, runId, 'failed', progress, 'interrupted')
  await end(services, runId, 'done', progress, null)
}

async function rangeOf(services: Services, runId: string): Promise<Range> {
  const found = await sql<Range>`
    select r.entity_id, r.addresses, r.exclusions, r.port, r.timeout_ms, r.retries, r.concurrency,
      array_remove(array[r.credential_id, r.second_credential_id, r.third_credential_id], null)::text[] as credential_ids
    from scan_run u join scan_range r on r.id = u.range_id where u.id = ${runId}`.execute(services.db)
  return found.rows[0]!
}

/** Addresses at which the last run met devices that it had met already. */
async function furtherAddresses(services: Services, runId: string): Promise<Set<string>> {
  const found = await sql<{ address: string }>`
    select address from scan_hit where outcome = 'again' and run_id = (
      select max(o.id) from scan_run o join scan_run u on u.range_id = o.range_id where u.id = ${runId} and o.id < u.id and o.state = 'done')`.execute(
    services.db,
  )
  return new Set(found.rows.map((row) => row.address))
}

/** Addresses of known devices, each with the credential that its record names. */
async function ownCredentials(services: Services, range: Range): Promise<Map<string, string>> {
  const found = await sql<{ address: string; credentialId: string }>`
    select custom ->> 'address' as address, snmp_credential_id as credential_id from asset
    where snmp_credential_id = any(${range.credentialIds}::bigint[]) and deleted_at is null and custom ->> 'address' <> ''`.execute(
    services.db,
  )
  return new Map(found.rows.map((row) => [row.address, row.credentialId]))
}

/** A device that is known to open with one of them is asked with that one first. */
const inOrder = <W extends { credentialId: string }>(ways: readonly W[], first: string | undefined): readonly W[] =>
  first === undefined
    ? ways
    : ways.toSorted((one, other) => Number(other.credentialId === first) - Number(one.credentialId === first))

/** The credentials in their order, those without a secret or in the trash left out. */
async function waysOf(services: Services, range: Range): Promise<{ credentialId: string; access: Access }[]> {
  const found = await sql<StoredCredential>`
    select id, protocol, user_name, auth_protocol, priv_protocol, sealed_secret from snmp_credential
    where id = any(${range.credentialIds}::bigint[]) and deleted_at is null`.execute(services.db)
  const byId = new Map(found.rows.map((row) => [row.id, row]))
  return range.credentialIds.flatMap((credentialId) => {
    const stored = byId.get(credentialId)
    const access = stored === undefined ? null : openAccess(services, stored)
    return access === null ? [] : [{ credentialId, access }]
  })
}

interface Kept {
  runId: string
  entityId: string
  address: string
  asked: Exclude<Asked, { is: 'silent' }>
  seen: Set<string>
}

/** What a device told goes through the door that agents use; the hit remembers which message it became. */
async function keep(
  services: Services,
  reception: Reception,
  { runId, entityId, address, asked, seen }: Kept,
): Promise<void> {
  const hit = {
    outcome: 'error',
    message: null as string | null,
    name: null as string | null,
    type: null as string | null,
    detail: '',
  }
  if (asked.is === 'error') hit.detail = `${asked.fault}: ${asked.detail}`
  else {
    Object.assign(hit, { name: asked.read.name, type: asked.read.type, detail: asked.read.warnings.join('; ') })
    // A router answers on each of its addresses: it is told once a run.
    const isAgain = seen.has(asked.key)
    seen.add(asked.key)
    hit.outcome = isAgain ? 'again' : 'read'
    if (!isAgain) {
      const sent = await submit(reception, entityId, address, asked)
      if ('id' in sent) hit.message = sent.id
      else Object.assign(hit, { outcome: 'error', detail: `${sent.code}: ${sent.detail}` })
    }
  }
  await sql`
    insert into scan_hit (run_id, address, outcome, credential_id, message_id, name, type, detail)
    values (${runId}, ${address}, ${hit.outcome}, ${asked.credentialId}, ${hit.message}, ${hit.name?.slice(0, 255) ?? null}, ${hit.type}, ${hit.detail.slice(0, 500) || null})
    on conflict (run_id, address) do nothing`.execute(services.db)
}

function submit(reception: Reception, entityId: string, address: string, asked: Extract<Asked, { is: 'read' }>) {
  const message = {
    action: 'netinventory',
    deviceid: 'cigale-snmp',
    itemtype: asked.itemType,
    content: { versionclient: `Cigale-SNMP_v${version}`, ...asked.read.content },
  }
  const headers = { 'content-type': 'application/json', 'user-agent': `Cigale-SNMP_v${version}` }
  return reception.submit({ door: 'discovery', address, headers, body: Buffer.from(JSON.stringify(message)) }, entityId)
}

/** Writes down how far the run is, and hears whether it was stopped, about once a second. */
function startPacer(services: Services, runId: string, progress: Progress, signal?: AbortSignal) {
  let isStopped = false
  let isClosed = false
  let beat: Promise<void> = Promise.resolve()
  const tick = async () => {
    const found = await sql<{ state: string }>`
      update scan_run set alive_at = now(), tried_count = ${progress.triedCount}, answered_count = ${progress.answeredCount}, error_count = ${progress.errorCount}
      where id = ${runId} returning state`.execute(services.db)
    if (found.rows[0]?.state !== 'running') isStopped = true
  }
  const timer = setInterval(() => {
    beat = beat.then(() => (isClosed ? undefined : tick())).catch(() => {})
  }, reportEvery)
  return {
    isStopped: () => isStopped,
    isOver: () => isStopped || signal?.aborted === true,
    stop: async () => {
      isClosed = true
      clearInterval(timer)
      await beat
    },
  }
}

/** Tells on the run how it stands. */
export const report = (services: Services, input: Record<string, unknown>) =>
  runAction(services, reportRun, systemActor('discovery', 'scan'), input)

const end = async (
  services: Services,
  id: string,
  state: 'done' | 'failed',
  progress: Progress | null,
  error: string | null,
): Promise<void> => {
  await report(services, { id, state, ...progress, error })
}
