import { sql } from 'kysely'
import type { KindEntry } from '../../engine/house.ts'

/** How long a case took, in seconds; null as long as it has not come so far. */
export const ticketMeasures: NonNullable<KindEntry['measures']> = {
  takeTime: (alias) => sql`extract(epoch from ${sql.ref(`${alias}.taken_at`)} - ${sql.ref(`${alias}.opened_at`)})`,
  // Waiting for whoever asked is not the desk's time.
  solveTime: (alias) =>
    sql`extract(epoch from ${sql.ref(`${alias}.solved_at`)} - ${sql.ref(`${alias}.opened_at`)}) - ${sql.ref(`${alias}.waiting_seconds`)}`,
  takeWorked: (alias) => sql`${sql.ref(`${alias}.take_worked_seconds`)}`,
  solveWorked: (alias) => sql`${sql.ref(`${alias}.solve_worked_seconds`)}`,
  waitTime: (alias) => sql`${sql.ref(`${alias}.waiting_seconds`)}`,
  workTime: (alias) => sql`(
    select sum(e.duration_minutes) * 60 from ticket_entry e
    where e.ticket_id = ${sql.ref(`${alias}.id`)} and e.type = 'task' and e.deleted_at is null)`,
}

/** Time that was planned for or spent on a task. */
export const entryMeasures: NonNullable<KindEntry['measures']> = {
  workTime: (alias) => sql`${sql.ref(`${alias}.duration_minutes`)} * 60`,
}
