import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { invalidField, notFound } from '../../shared/errors.ts'
import type { Tables } from '../platform/db/tables.gen.ts'
import { defineAction } from './actions/define-action.ts'
import { isSame } from './changes/describe-change.ts'
import type { House, SettingDefinition } from './house.ts'

/** Value of a setting, its default when nobody changed it. */
export async function readSetting<T>(db: Kysely<Tables>, house: House, key: string): Promise<T> {
  const definition = house.settings.get(key)
  if (definition === undefined) throw notFound('setting', key)
  const found = await sql<{ value: T }>`select value from setting where key = ${key}`.execute(db)
  return found.rows[0] === undefined ? (definition.default as T) : found.rows[0].value
}

/** What may be shown of a value: of a secret, only whether there is one. */
const shown = (definition: SettingDefinition, value: unknown): unknown =>
  definition.seal === undefined ? value : value !== null && value !== undefined

/** All settings with their values, for the settings page; of secrets, whether they are set. */
export async function readSettings(db: Kysely<Tables>, house: House): Promise<Record<string, unknown>> {
  const found = await sql<{ key: string; value: unknown }>`select key, value from setting`.execute(db)
  const stored = new Map(found.rows.map((row) => [row.key, row.value]))
  return Object.fromEntries(
    [...house.settings.values()].map((definition) => [
      definition.key,
      shown(definition, stored.has(definition.key) ? stored.get(definition.key) : definition.default),
    ]),
  )
}

/** What the settings page must know of a setting to draw its control. */
export interface SettingShape {
  key: string
  type: string
  isRequired: boolean
  /** Typed in, never shown again. */
  isSecret: boolean
  default: unknown
  choices?: readonly string[]
  /** Kind of the record that is referred to. */
  kind?: string
  min?: number
  max?: number
  /** JSON Schema of structured values (a list of networks). */
  schema?: unknown
}

/** Every setting as it is defined, in the order of the rooms. */
export function describeSettings(house: House): SettingShape[] {
  return [...house.settings.values()].map(({ key, field, default: usual, seal }) => {
    const { type, choices, kind, min, max, required } = field
    return {
      key,
      type,
      isRequired: required === true,
      isSecret: seal !== undefined,
      default: seal === undefined ? usual : null,
      ...(choices === undefined ? {} : { choices }),
      ...(kind === undefined ? {} : { kind }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(type === 'json' ? { schema: z.toJSONSchema(field.schema, { unrepresentable: 'any' }) } : {}),
    }
  })
}

export const changeSetting = defineAction({
  name: 'setting.change',
  permission: 'setting.update',
  event: 'setting.changed',
  input: z.strictObject({ key: z.string().max(100), value: z.unknown() }),
  run: async (context, { input }) => {
    const definition = context.house.settings.get(input.key)
    if (definition === undefined) throw notFound('setting', input.key)
    const parsed = definition.field.schema.safeParse(input.value)
    if (!parsed.success) throw invalidField('value', 'invalid')
    const before = await readSetting(context.db, context.house, input.key)
    const stored =
      definition.seal !== undefined && parsed.data !== null
        ? definition.seal(parsed.data, context.services)
        : parsed.data
    if (definition.seal === undefined && isSame(before, stored)) return { key: input.key, value: stored }
    await sql`
        insert into setting (key, value) values (${input.key}, ${JSON.stringify(stored)}::jsonb)
        on conflict (key) do update set value = excluded.value, updated_at = now(), version = setting.version + 1`.execute(
      context.db,
    )
    context.note({ name: 'setting' } as never, '0', [
      { field: input.key, old: shown(definition, before), new: shown(definition, stored) },
    ])
    return { key: input.key, value: shown(definition, stored) }
  },
})
