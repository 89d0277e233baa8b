import { createWaker } from '../../../platform/waker.ts'

/** Tells the loop of this process that a run waits. */
export const { wake: wakeScans, untilWoken } = createWaker()
