import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { rateLimited } from '../../../../shared/errors.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

export interface Attempt {
  login: string
  address: string
}

/** A try that was allowed. It counts as failed until forgiven: a hundred at once count a hundred. */
export interface Turn {
  forgive(): Promise<void>
}

interface Brake {
  subject: string
  /** Failures that cost nothing. */
  free: number
  /** Longest wait after one failure more, in seconds. The wait doubles from one second. */
  longest: number
  hours: number
}

/**
 * Brakes on guessing, kept in the database: they survive a restart and hold on every node.
 * - account from this address, and account from anywhere: five tries, then 1, 2, 4 … 900 s: some eighteen tries in the
 *   first hour, four in the following ones;
 * - address: a site of two thousand people may share one, so a hundred an hour, then up to a minute each.
 * From an address where this person has signed in during the last month the brake "from anywhere" does not hold, so
 * that a stranger cannot lock him out. Unknown accounts are braked alike.
 */
function brakesOf({ login, address }: Attempt): [Brake, Brake, Brake] {
  // Logins are kept hashed: people type their password there.
  const account = createHash('sha256').update(login).digest('base64url').slice(0, 22)
  const network = networkOf(address)
  return [
    { subject: `account ${account}`, free: 5, longest: 900, hours: 24 },
    { subject: `account ${account} from ${network}`, free: 5, longest: 900, hours: 24 },
    { subject: `address ${network}`, free: 100, longest: 60, hours: 1 },
  ]
}

/** IPv6 networks hand out 2^64 addresses a subscriber: one counts for all. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped !== null) return mapped[1]!
  if (!address.includes(':') || address.includes(' ')) return address.slice(0, 100)
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - (tail === '' ? 0 : tail.split(':').length))
  const all = [...groups, ...Array<string>(missing).fill('0'), ...(tail ? tail.split(':') : [])]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/**
 * Asks for a try. Three statements in one short transaction; tries of one account wait for each other there, so that
 * none slips between count and note.
 * @throws `rate_limited` with the seconds to wait; a try refused so does not lengthen the wait
 */
export async function takeTurn(db: Kysely<Tables>, attempt: Attempt): Promise<Turn> {
  const login = normaliseLogin(attempt.login)
  const brakes = brakesOf({ login, address: attempt.address })
  const subjects = brakes.map((brake) => brake.subject)
  const at = await db.transaction().execute(async (transaction) => {
    // Always the account first: nobody waits in a circle.
    await sql`select pg_advisory_xact_lock(hashtextextended(${subjects[0]}, 0)), pg_advisory_xact_lock(hashtextextended(${subjects[2]}, 0))`.execute(
      transaction,
    )
    const wait = await secondsToWait(transaction, brakes, login, attempt.address)
    if (wait > 0) throw rateLimited(wait)
    const noted = await sql<{ at: string }>`
      insert into sign_in_failure (subject, at) select unnest(${subjects}::text[]), clock_timestamp() returning at::text`.execute(
      transaction,
    )
    return noted.rows.map((row) => row.at)
  })
  return { forgive: () => forgive(db, subjects, at[2]!) }
}

async function secondsToWait(db: Kysely<Tables>, brakes: Brake[], login: string, address: string): Promise<number> {
  const found = await sql<{ subject: string; failures: number; since: number; isKnown: boolean }>`
    select b.subject, count(f.at)::int as failures,
      coalesce(extract(epoch from clock_timestamp() - max(f.at)), 1e9)::float8 as since,
      exists (
        select 1 from session s join app_user u on u.id = s.user_id
        where lower(u.login) = ${login} and s.address = ${address} and s.created_at > now() - interval '30 days') as is_known
    from jsonb_to_recordset(${JSON.stringify(brakes)}::jsonb) as b(subject text, hours int)
    left join sign_in_failure f on f.subject = b.subject and f.at > now() - b.hours * interval '1 hour'
    group by b.subject`.execute(db)
  const waits = found.rows.map((row) => {
    const brake = brakes.find((each) => each.subject === row.subject)!
    if (row.isKnown && brake === brakes[0]) return 0
    return waitOf(brake, row.failures) - row.since
  })
  return Math.max(0, Math.ceil(Math.max(...waits)))
}

/** Seconds that must lie between the last failure and the next try. */
export const waitOf = ({ free, longest }: Pick<Brake, 'free' | 'longest'>, failures: number): number =>
  failures < free ? 0 : Math.min(longest, 2 ** Math.min(failures - free, 20))

/** After a success: the account is clean, the address has one failure less. */
async function forgive(db: Kysely<Tables>, [account, pair, address]: string[], at: string): Promise<void> {
  await sql`
    delete from sign_in_failure
    where subject in (${account}, ${pair}) or (subject = ${address} and at = ${at}::timestamptz)`.execute(db)
}

/** One account has one name, however it is typed. */
export const normaliseLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase().slice(0, 254)
