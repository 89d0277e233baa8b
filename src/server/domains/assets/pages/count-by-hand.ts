import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type PageMeasure, pageMeasures } from '../../../../shared/assets/page-counts.ts'
import { invalidField } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { today } from '../../../engine/today.ts'

const count = z.int().min(0).max(10_000_000_000).nullable().default(null)
/** Counters of a reading and the fields of a printer that hold the last of each. */
const fields = {
  total: 'pageCounter',
  mono: 'monoCounter',
  color: 'colorCounter',
  copies: 'copyCounter',
  scans: 'scanCounter',
  faxes: 'faxCounter',
} as const satisfies Record<PageMeasure, string>

/** Writes down counters read from the device, of today or an earlier day; the latest day is also what the record shows. */
export const countByHand = defineAction({
  name: 'asset.read-counters',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({
    id: z.string(),
    day: z.iso.date(),
    ...{ total: count, mono: count, color: count, copies: count, scans: count, faxes: count },
  }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    if (row.type !== 'printer') throw invalidField('total', 'not_for_type', { type: row.type })
    if (input.day > today(context)) throw invalidField('day', 'future')
    if (pageMeasures.every((name) => input[name] === null)) throw invalidField('total', 'required')
    const { day, total, mono, color, copies, scans, faxes } = input
    await sql`
      insert into page_count (asset_id, day, total, mono, color, copies, scans, faxes)
      values (${row.id}, ${day}, ${total}, ${mono}, ${color}, ${copies}, ${scans}, ${faxes})
      on conflict (asset_id, day) do update set total = coalesce(excluded.total, page_count.total), mono = coalesce(excluded.mono, page_count.mono),
        color = coalesce(excluded.color, page_count.color), copies = coalesce(excluded.copies, page_count.copies),
        scans = coalesce(excluded.scans, page_count.scans), faxes = coalesce(excluded.faxes, page_count.faxes), source = null`.execute(
      context.db,
    )
    context.note(assetKind, row.id, [{ field: 'pages', old: null, new: total, newText: `${day} : ${total ?? '–'}` }])
    const later = await sql`select 1 from page_count where asset_id = ${row.id} and day > ${day} limit 1`.execute(
      context.db,
    )
    if (later.rows.length > 0) return row
    const told = pageMeasures.flatMap((name) => (input[name] === null ? [] : [[fields[name], input[name]] as const]))
    const custom = { ...row.custom, ...Object.fromEntries(told) }
    return context.change(assetKind, row, { custom } as Partial<RowOf<typeof assetKind>>)
  },
})
