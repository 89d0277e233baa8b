import { isIn, rangeText, readAddress, readRange } from '../../../../shared/conditions/ip-range.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { ipNetworkKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'

type Network = RowOf<typeof ipNetworkKind>

export const createNetwork = defineAction({
  name: 'ip-network.create',
  permission: 'infrastructure.create',
  event: 'ip-network.created',
  input: createSchema(ipNetworkKind),
  run: async (context, { input }) => {
    const values = checked({ isAddressable: true, ...toRow(ipNetworkKind, input) })
    const row = await once(() => context.create(ipNetworkKind, values))
    await requireOnNew(context, ipNetworkKind, row.id, 'infrastructure.create')
    return row
  },
})

export const updateNetwork = defineAction({
  name: 'ip-network.update',
  permission: 'infrastructure.update',
  event: 'ip-network.changed',
  input: updateSchema(ipNetworkKind),
  on: { kind: ipNetworkKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const given = toRow(ipNetworkKind, input)
    const { range, gateway } = { ...row, ...given } as Network
    const isMoved = given.range !== undefined || given.gateway !== undefined
    const values = isMoved ? { ...given, ...checked({ range, gateway }) } : given
    const changed = await once(() => context.change(ipNetworkKind, row, values))
    await requireOnNew(context, ipNetworkKind, row.id, 'infrastructure.update')
    return changed
  },
})

/** The range as the database writes it, and the gateway inside it. */
function checked(values: Record<string, unknown>): Partial<Network> {
  const said = String(values.range ?? '')
  const range = readRange(said)
  if (range === null) throw invalidField('range', 'no_network')
  if (!range.isExact) throw invalidField('range', 'network_bits', { suggestion: rangeText(range) })
  const gateway = typeof values.gateway === 'string' && values.gateway !== '' ? readAddress(values.gateway) : undefined
  if (gateway === null) throw invalidField('gateway', 'no_address')
  if (gateway !== undefined && !isIn(gateway, range)) throw invalidField('gateway', 'outside_network')
  return { ...values, range: rangeText(range) } as Partial<Network>
}

async function once<T>(write: () => Promise<T>): Promise<T> {
  return write().catch((error: unknown) => {
    throw (error as { code?: string }).code === '23505' ? invalidField('range', 'network_exists') : error
  })
}
