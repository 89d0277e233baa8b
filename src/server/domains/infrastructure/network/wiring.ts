import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { socketKind, vlanKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { asReference } from '../../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { loadOther, requireCapability } from '../assets-in-reach.ts'

const id = idInput
/** A port, or one side of a socket. */
const end = z.union([
  z.strictObject({ port: id }),
  z.strictObject({ socket: id, face: z.enum(['front', 'rear']).default('front') }),
])
type End = z.infer<typeof end>

interface KnownEnd {
  portId: string | null
  socketId: string | null
  face: 'front' | 'rear' | null
  /** What people call it: `COEUR-1 · Gi1/0/24`. */
  words: string
  /** The asset whose port it is. */
  assetId: string | null
}

/** Plugs a port of the asset into another port or a socket; without a cable of the register, or with one. */
export const connectPort = defineAction({
  name: 'asset.connect-port',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), port: id, to: end, cable: id.optional() }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const from = await endOf(context, { port: input.port }, 'port')
    if (from.assetId !== row.id) throw invalidField('port', 'reference')
    const to = await endOf(context, input.to, 'to')
    const cable = input.cable === undefined ? null : await loadOther(context, input.cable, 'cable', 'ends')
    await join(context, from, to, cable?.id ?? null)
    await tell(context, from, to)
    if (cable !== null)
      context.note(assetKind, cable.id, [{ field: 'wiring:ends', old: null, new: `${from.words} ↔ ${to.words}` }])
    await context.touch(assetKind, row)
    return row
  },
})

/** Unplugs a port. */
export const disconnectPort = defineAction({
  name: 'asset.disconnect-port',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), port: id }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const from = await endOf(context, { port: input.port }, 'port')
    if (from.assetId !== row.id) throw invalidField('port', 'reference')
    const gone = await sql<{ id: string }>`
      delete from joint where id = (select joint_id from joint_end where port_id = ${input.port}) returning id`.execute(
      context.db,
    )
    if (gone.rows.length === 0) throw invalidField('port', 'not_connected')
    context.note(assetKind, row.id, [{ field: 'wiring:port', old: from.words, new: null }])
    await context.touch(assetKind, row)
    return row
  },
})

/** Lays a cable of the register between any two ends: ports, wall sockets, places of a panel. */
export const layCable = defineAction({
  name: 'asset.lay-cable',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), a: end, b: end }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    requireCapability(row, 'ends', 'id')
    const [a, b] = [await endOf(context, input.a, 'a'), await endOf(context, input.b, 'b')]
    await sql`delete from joint where cable_id = ${row.id}`.execute(context.db)
    await join(context, a, b, row.id)
    await tell(context, a, b)
    context.note(assetKind, row.id, [{ field: 'wiring:ends', old: null, new: `${a.words} ↔ ${b.words}` }])
    await context.touch(assetKind, row)
    return row
  },
})

export const takeUpCable = defineAction({
  name: 'asset.take-up-cable',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string() }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row }) => {
    const gone = await sql`delete from joint where cable_id = ${row.id} returning id`.execute(context.db)
    if (gone.rows.length === 0) throw invalidField('id', 'not_connected')
    context.note(assetKind, row.id, [{ field: 'wiring:ends', old: row.name, new: null }])
    await context.touch(assetKind, row)
    return row
  },
})

/** Which VLANs a port carries, tagged or not; one at most untagged. */
export const setPortVlans = defineAction({
  name: 'asset.set-port-vlans',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({
    id: z.string(),
    port: id,
    vlans: z.array(z.strictObject({ vlan: id, isTagged: z.boolean().default(false) })).max(200),
  }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const port = await endOf(context, { port: input.port }, 'port')
    if (port.assetId !== row.id) throw invalidField('port', 'reference')
    if (input.vlans.filter((each) => !each.isTagged).length > 1) throw invalidField('vlans', 'one_untagged')
    const names: string[] = []
    for (const each of input.vlans) {
      const vlan = await asReference('vlans', context.load(vlanKind, each.vlan))
      names.push(`${vlan.tag}${each.isTagged ? 'T' : ''}`)
    }
    const before = await sql<{ words: string | null }>`
      with gone as (delete from port_vlan where port_id = ${input.port} returning vlan_id, is_tagged)
      select string_agg(v.tag || case when is_tagged then 'T' else '' end, ', ' order by v.tag) as words from gone join vlan v on v.id = gone.vlan_id`.execute(
      context.db,
    )
    await sql`
      insert into port_vlan (port_id, vlan_id, is_tagged)
      select distinct on (vlan) ${input.port}::bigint, vlan, "isTagged" from jsonb_to_recordset(${JSON.stringify(input.vlans)}::jsonb) as v(vlan bigint, "isTagged" boolean)`.execute(
      context.db,
    )
    context.note(assetKind, row.id, [
      {
        field: 'wiring:vlans',
        old: before.rows[0]?.words ?? null,
        new: names.length === 0 ? null : `${port.words} : ${names.join(', ')}`,
      },
    ])
    await context.touch(assetKind, row)
    return row
  },
})

/** An end that the actor may see and, when it is another's port, change. */
async function endOf(context: ActionContext, asked: End, field: string): Promise<KnownEnd> {
  if ('socket' in asked) {
    const socket = await asReference(field, context.load(socketKind, asked.socket))
    return {
      portId: null,
      socketId: socket.id,
      face: asked.face,
      words: `${socket.name} (${asked.face})`,
      assetId: null,
    }
  }
  const ports = await sql<{ title: string; assetId: string }>`
    select title, asset_id from asset_part where id = ${asked.port} and section = 'port' for update`.execute(context.db)
  const port = ports.rows[0]
  if (port === undefined) throw invalidField(field, 'reference')
  const asset = await asReference(field, context.load(assetKind, port.assetId))
  if (context.actor.type !== 'system' && !(await context.may('asset.update', assetKind, asset.id)))
    throw forbidden('asset.update')
  return { portId: asked.port, socketId: null, face: null, words: `${asset.name} · ${port.title}`, assetId: asset.id }
}

/** Two ends that nothing else is plugged into. The table keeps apart what is written at the same time. */
async function join(context: ActionContext, a: KnownEnd, b: KnownEnd, cableId: string | null): Promise<void> {
  if (a.portId !== null && a.portId === b.portId) throw invalidField('to', 'cycle')
  try {
    const made = await sql<{ id: string }>`insert into joint (cable_id) values (${cableId}) returning id`.execute(
      context.db,
    )
    const jointId = made.rows[0]!.id
    for (const [side, end] of [['a', a] as const, ['b', b] as const])
      await sql`
        insert into joint_end (joint_id, side, port_id, socket_id, face)
        values (${jointId}, ${side}, ${end.portId}, ${end.socketId}, ${end.face})`.execute(context.db)
  } catch (error) {
    throw (error as { code?: string }).code === '23505' ? invalidField('to', 'end_taken') : error
  }
}

async function tell(context: ActionContext, a: KnownEnd, b: KnownEnd): Promise<void> {
  for (const [one, other] of [[a, b] as const, [b, a] as const]) {
    if (one.assetId === null) continue
    context.note(assetKind, one.assetId, [{ field: 'wiring:port', old: null, new: `${one.words} → ${other.words}` }])
  }
}
