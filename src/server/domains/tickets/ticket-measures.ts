import { sql } from 'kysely'
import { successes } from '../../../shared/tickets/change-reviews.ts'
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
  // In hundredths: the mean of many is the rate in per cent. What nobody has looked back on counts neither way.
  success: (alias) =>
    sql`case when ${sql.ref(`${alias}.outcome`)} in (${sql.join(successes.map((each) => sql.lit(each)))}) then 100
      when ${sql.ref(`${alias}.outcome`)} is not null then 0 end`,
}

/** Time that was planned for or spent on a task. */
export const entryMeasures: NonNullable<KindEntry['measures']> = {
  workTime: (alias) => sql`${sql.ref(`${alias}.duration_minutes`)} * 60`,
}
