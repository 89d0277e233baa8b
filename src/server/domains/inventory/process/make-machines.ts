import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { readSetting } from '../../../engine/settings.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { VirtualMachinePart } from '../neutral.ts'
import { uuidOrders } from './uuid-orders.ts'

/** Which virtual machines of hosts become computers by themselves. */
export const machineChoices = ['none', 'running', 'all'] as const
export type MachineChoice = (typeof machineChoices)[number]

/** A virtual machine as its host lists it. */
export type ListedMachine = Pick<VirtualMachinePart, 'title' | 'uuid' | 'status'>

export interface Listed {
  hostId: string
  machine: ListedMachine
}

/**
 * Makes a computer of each listed machine: where its host stands, with the host's unit, and its UUID, by which the agent
 * inside it is recognised when it speaks.
 */
export async function makeMachines(
  context: ActionContext,
  listed: readonly Listed[],
): Promise<RowOf<typeof assetKind>[]> {
  if (listed.length === 0) return []
  const found = await sql<Pick<RowOf<typeof assetKind>, 'id' | 'entityId' | 'locationId'>>`
    select id, entity_id, location_id from asset where id = any(${listed.map((each) => each.hostId)}::bigint[])`.execute(
    context.db,
  )
  const hosts = new Map(found.rows.map((row) => [row.id, row]))
  return context.createMany(
    assetKind,
    listed.map(({ hostId, machine }) => ({
      type: 'computer' as const,
      name: machine.title.slice(0, 255),
      uuid: machine.uuid?.slice(0, 100) ?? null,
      entityId: hosts.get(hostId)!.entityId,
      locationId: hosts.get(hostId)!.locationId ?? null,
      custom: { chassis: 'virtual' },
      observed: {},
      source: 'host',
    })),
  )
}

/** Of what hosts list just now, the machines that no record stands for yet (in the trash neither) and that the site wants. */
export async function wantedMachines(
  context: ActionContext,
  hosts: readonly { assetId: string; machines: readonly VirtualMachinePart[] }[],
): Promise<Listed[]> {
  const named = hosts.flatMap(({ assetId, machines }) =>
    machines
      .filter((machine) => uuidOrders(machine.uuid ?? '').length > 0)
      .map((machine) => ({ hostId: assetId, machine })),
  )
  if (named.length === 0) return []
  const choice = await readSetting<MachineChoice>(context.db, context.house, 'inventory.machines')
  const asked = choice === 'none' ? [] : named.filter(({ machine }) => choice === 'all' || isRunning(machine))
  if (asked.length === 0) return []
  const known = await knownUuids(
    context,
    asked.map(({ machine }) => machine.uuid!),
  )
  const fresh = new Map(asked.map((each) => [uuidOrders(each.machine.uuid!).sort()[0]!, each]))
  return [...fresh.values()].filter(({ machine }) => !known.has(machine.uuid!))
}

const isRunning = ({ status }: ListedMachine): boolean => /^(running|run|up|on|poweredon|started)/i.test(status ?? '')

/** UUIDs for which there is an asset, in whatever byte order, thrown away or not. */
export async function knownUuids(context: ActionContext, uuids: readonly string[]): Promise<Set<string>> {
  const asked = uuids.flatMap((uuid) => uuidOrders(uuid).map((order) => ({ uuid, order })))
  const found = await sql<{ uuid: string }>`${prepared}
    select distinct q.uuid from json_to_recordset(${JSON.stringify(asked)}::json) as q(uuid text, "order" text)
    join asset a on lower(a.uuid) = q."order"`.execute(context.db)
  return new Set(found.rows.map((row) => row.uuid))
}
