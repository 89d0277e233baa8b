import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { CigaleError } from '../../../shared/errors.ts'
import { inSavepoint } from '../../platform/db/savepoint.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import { ChangeBook } from '../changes/change-book.ts'
import { forgetCounts } from '../lists/count-cache.ts'
import type { Services } from './context.ts'
import { createContext } from './create-context.ts'
import type { Action } from './define-action.ts'
import { refusalOf } from './in-transaction.ts'
import { checkCall, lockRows, runAction } from './run-action.ts'

/** What became of one input: the output and the change it belongs to, or why it was refused. */
export type Outcome<O> = { output: O; changeId: string } | { refusal: CigaleError }

/** So many inputs go through the gate as one set: parameters of a statement are counted in 16 bits. */
const largestSet = 500

interface Run {
  services: Services
  action: Action
  actor: Actor
  transaction: Transaction<Tables>
  at: Date
}

/**
 * The write gate for many inputs of one action, inside the caller's transaction: what is refused leaves no trace and
 * does not stop the others. Actions with `many` take them set by set, one change a set; a set with a refusal in it is
 * halved until the refused ones are found. The same as runAction one by one, up to the number of changes.
 *
 * @param inputs raw, as for runAction; outcomes come in their order
 */
export async function runMany<O>(
  services: Services,
  action: Action<never, O>,
  actor: Actor,
  inputs: readonly unknown[],
  { transaction, at }: { transaction: Transaction<Tables>; at?: Date },
): Promise<Outcome<O>[]> {
  const run: Run = { services, action: action as Action, actor, transaction, at: at ?? services.now() }
  const outcomes: Outcome<unknown>[] = []
  const fit: number[] = []
  for (const [index, input] of inputs.entries()) {
    const refusal = refusalOfCall(run, input)
    if (refusal === null) fit.push(index)
    else outcomes[index] = { refusal }
  }
  const isSetwise =
    action.many !== undefined &&
    areDifferent(
      run,
      fit.map((index) => inputs[index]),
    )
  for (let from = 0; from < fit.length; from += largestSet) {
    const some = fit.slice(from, from + largestSet)
    if (isSetwise) await runSet(run, inputs, some, outcomes)
    else for (const index of some) outcomes[index] = await runOne(run, inputs[index])
  }
  forgetCounts()
  return outcomes as Outcome<O>[]
}

function refusalOfCall({ action, actor }: Run, input: unknown): CigaleError | null {
  try {
    checkCall(action, actor, input)
    return null
  } catch (error) {
    return refused(error)
  }
}

/** Two inputs for one row cannot be one set: the second builds on the first. */
function areDifferent({ action }: Run, inputs: readonly unknown[]): boolean {
  if (action.on === undefined) return true
  return new Set(inputs.map((input) => action.on!.id(input as never))).size === inputs.length
}

async function runSet(
  run: Run,
  inputs: readonly unknown[],
  some: readonly number[],
  outcomes: Outcome<unknown>[],
): Promise<void> {
  if (some.length === 0) return
  if (some.length === 1) {
    outcomes[some[0]!] = await runOne(run, inputs[some[0]!])
    return
  }
  const done = await unlessRefused(run.transaction, () =>
    runTogether(
      run,
      some.map((index) => inputs[index]),
    ),
  )
  if ('refusal' in done) {
    const half = Math.ceil(some.length / 2)
    await runSet(run, inputs, some.slice(0, half), outcomes)
    await runSet(run, inputs, some.slice(half), outcomes)
    return
  }
  for (const [at, index] of some.entries()) outcomes[index] = done.result[at]!
}

async function runTogether(run: Run, raws: readonly unknown[]): Promise<Outcome<unknown>[]> {
  const { services, action, actor, transaction, at } = run
  const inputs = raws.map((raw) => checkCall(action, actor, raw) as never)
  const book = new ChangeBook(action.name, randomUUID(), actor, at)
  const context = createContext({ services, actor, book, transaction })
  const rows =
    action.on === undefined ? inputs.map(() => ({})) : await lockRows(services, action, actor, inputs, transaction)
  const outputs = await action.many!(
    context,
    inputs.map((input, index) => ({ row: rows[index]!, input })),
  )
  const kind = action.on?.kind.name ?? book.firstKind()
  for (const output of outputs) {
    const { id } = output as { id: string }
    if (action.event !== null && book.touches(kind, id)) book.tell(action.event, kind, id, {})
  }
  await book.flush(transaction, services.house)
  return outputs.map((output) => ({ output, changeId: book.changeId }))
}

async function runOne({ services, action, actor, transaction, at }: Run, input: unknown): Promise<Outcome<unknown>> {
  let changeId = ''
  const onChange = (id: string) => {
    changeId = id
  }
  const done = await unlessRefused(transaction, () =>
    runAction(services, action, actor, input, { transaction, at, onChange }),
  )
  return 'refusal' in done ? done : { output: done.result, changeId }
}

/** Does the work; a refusal puts the database back as it was before. */
async function unlessRefused<T>(
  transaction: Transaction<Tables>,
  work: () => Promise<T>,
): Promise<{ result: T } | { refusal: CigaleError }> {
  const done = await inSavepoint(transaction, work)
  return 'result' in done ? done : { refusal: refused(done.failure) }
}

/** @throws what is no refusal but a fault */
function refused(error: unknown): CigaleError {
  const refusal = refusalOf(error)
  if (refusal === null) throw error
  return refusal
}
