import { z } from 'zod'

/** The id of a record: digits, as many as a 64-bit number surely holds. */
const pattern = /^\d{1,18}$/

/** As inputs carry it. */
export const idInput = z.string().regex(pattern)

export const isId = (text: string): boolean => pattern.test(text)
