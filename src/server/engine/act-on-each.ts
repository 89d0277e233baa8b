import { CigaleError } from '../../shared/errors.ts'
import { tellError } from './error-texts.ts'

/** What became of a run of a job over many records. */
export interface Acts {
  acted: number
  refused?: number
  /** Why, of the first few. */
  reasons?: string[]
}

const toldReasons = 5

/**
 * The loop of jobs that act on record after record, each in a transaction of its own. One that is refused (a rule says no, it
 * has gone meanwhile) is counted and told, and does not hold up the others; nor does one that fails, but then the run
 * counts as failed.
 *
 * @param act returns whether, or how often, it acted; nothing = once
 * @throws the first fault, after all have had their turn
 */
export async function actOnEach<T>(
  list: readonly T[],
  act: (each: T) => Promise<number | boolean | undefined>,
): Promise<Acts> {
  let acted = 0
  const reasons: string[] = []
  const faults: unknown[] = []
  for (const each of list) {
    try {
      acted += Number((await act(each)) ?? 1)
    } catch (error) {
      if (error instanceof CigaleError) reasons.push(tellError(error, 'fr'))
      else faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
  return reasons.length === 0 ? { acted } : { acted, refused: reasons.length, reasons: reasons.slice(0, toldReasons) }
}
