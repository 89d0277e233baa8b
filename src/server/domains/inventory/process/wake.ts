import { createWaker } from '../../../platform/waker.ts'

/** Wakes the loop of this process when its own door has stored a message. */
export const { wake: wakeInventory, untilWoken } = createWaker()
