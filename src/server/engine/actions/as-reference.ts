import { CigaleError, invalidField } from '../../../shared/errors.ts'

/** Looked up by an id that somebody gave: what is not there for the actor is a wrong value of that field. */
export async function asReference<T>(field: string, found: Promise<T>): Promise<T> {
  try {
    return await found
  } catch (error) {
    throw error instanceof CigaleError && error.code === 'not_found' ? invalidField(field, 'reference') : error
  }
}
