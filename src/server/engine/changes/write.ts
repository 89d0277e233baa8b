import type { Transaction } from 'kysely'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import type { House } from '../house.ts'
import type { ChangeBook } from './change-book.ts'

/** What every write needs. */
export interface Write {
  db: Transaction<Tables>
  house: House
  actor: Actor
  book: ChangeBook
  now: Date
  /** IANA zone in which days begin. */
  timeZone: string
}

export type Row = Record<string, unknown> & { id: string; version: number }
