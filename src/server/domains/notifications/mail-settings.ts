import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { boolean, choice, integer, longText, text } from '../../../shared/fields/index.ts'
import type { SettingDefinition } from '../../engine/house.ts'
import { secretsOf } from '../../engine/sealed.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

export const securities = ['none', 'starttls', 'tls'] as const
export type Security = (typeof securities)[number]

const plainAddress = z
  .string()
  .trim()
  .max(254)
  .refine((value) => z.email().safeParse(value).success)
const address = { type: 'text', max: 254, schema: plainAddress.nullable() } as const

/** How mail leaves the house. Keys are read together, by `readMailSettings`. */
export const mailSettings: readonly SettingDefinition[] = [
  // Off until somebody has tried it: what would be mailed meanwhile is kept as "held".
  { key: 'mail.enabled', field: boolean(), default: false },
  { key: 'mail.host', field: text({ max: 253 }), default: null },
  { key: 'mail.port', field: integer({ required: true, min: 1, max: 65_535 }), default: 587 },
  { key: 'mail.security', field: choice(securities, { required: true }), default: 'starttls' },
  // An internal relay with a certificate of its own making; the connection is encrypted all the same.
  { key: 'mail.anyCertificate', field: boolean(), default: false },
  { key: 'mail.user', field: text({ max: 200 }), default: null },
  {
    key: 'mail.password',
    field: { type: 'text', schema: z.string().min(1).max(500).nullable(), max: 500 },
    default: null,
    seal: (value, services) => secretsOf(services).seal(String(value)),
  },
  { key: 'mail.fromAddress', field: address, default: null },
  { key: 'mail.fromName', field: text({ max: 100 }), default: 'Cigale' },
  { key: 'mail.replyTo', field: address, default: null },
  { key: 'mail.subjectPrefix', field: text({ max: 50 }), default: null },
  { key: 'mail.footer', field: longText({ max: 2000 }), default: null },
  { key: 'mail.mergeSeconds', field: integer({ required: true, min: 0, max: 3600 }), default: 120 },
  { key: 'mail.digestHour', field: integer({ required: true, min: 0, max: 23 }), default: 7 },
  { key: 'mail.perMinute', field: integer({ required: true, min: 1, max: 10_000 }), default: 600 },
  { key: 'mail.keepDays', field: integer({ required: true, min: 1, max: 3650 }), default: 30 },
]

export interface MailSettings {
  enabled: boolean
  host: string | null
  port: number
  security: Security
  anyCertificate: boolean
  user: string | null
  /** Sealed. */
  password: string | null
  fromAddress: string | null
  fromName: string | null
  replyTo: string | null
  subjectPrefix: string | null
  footer: string | null
  mergeSeconds: number
  digestHour: number
  perMinute: number
  keepDays: number
}

/** All of them in one statement, `mail.` left off. */
export async function readMailSettings(db: Kysely<Tables>): Promise<MailSettings> {
  const found = await sql<{ key: string; value: unknown }>`
    select key, value from setting where key = any(${mailSettings.map(({ key }) => key)}::text[])`.execute(db)
  const stored = new Map(found.rows.map(({ key, value }) => [key, value]))
  const entries = mailSettings.map(({ key, default: usual }) => [
    key.slice('mail.'.length),
    stored.has(key) ? stored.get(key) : usual,
  ])
  return Object.fromEntries(entries) as MailSettings
}

/** Names of what is missing before anything can be sent. */
export const missingSettings = ({ host, fromAddress }: MailSettings): string[] => [
  ...(host === null ? ['mail.host'] : []),
  ...(fromAddress === null ? ['mail.fromAddress'] : []),
]
