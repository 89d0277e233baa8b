import { hash, verify } from '@node-rs/argon2'
import { unavailable } from '../../../../shared/errors.ts'

/** Argon2id with OWASP's parameters (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. About 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const costMark = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

/**
 * Hashes at once: each takes 19 MiB and a thread of the pool that also serves files and names, so fifty people who
 * sign in together wait their turn instead of taking a gigabyte.
 */
const atOnce = 2
/** More than these in the queue would wait longer than anybody looks at a sign-in page. */
const longestQueue = 300

let running = 0
const waiting: (() => void)[] = []

/** Text of the same password typed on another keyboard or system is the same. */
const bytesOf = (password: string): string => password.normalize('NFKC')

/** @throws `unavailable` when too many hashes are asked for at once. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(bytesOf(password), cost))
}

let nobodysHash: Promise<string> | undefined

/**
 * Is this the password? Without a stored hash (unknown account, account without password) the same work is done
 * against a hash that nothing matches: the time tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password')
  const isReal = stored?.startsWith('$argon2') === true
  const against = isReal ? stored : await nobodysHash
  const isRight = await inTurn(() => verify(against, bytesOf(password)).catch(() => false))
  return isReal && isRight
}

/** Was it hashed at another cost than today's? Then it is hashed anew at the next sign-in. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(costMark)

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running += 1
  else if (waiting.length >= longestQueue) throw unavailable('sign_in_queue')
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    // The place is handed on, not freed and taken again: nobody jumps the queue.
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
