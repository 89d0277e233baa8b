/** Where the time comes from: asked for, never read from `Date` directly, so that tests can hold it still. */
export interface Clock {
  /** The present instant. */
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved: for tests and simulations. */
export interface SettableClock extends Clock {
  set(instant: Date | string): void
  /** Moves the clock forward by so many milliseconds. */
  advance(milliseconds: number): void
}

/** A clock that shows `instant` until told otherwise. */
export function settableClock(instant: Date | string): SettableClock {
  let time = new Date(instant).getTime()
  return {
    now: () => new Date(time),
    set: (next) => {
      time = new Date(next).getTime()
    },
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}
