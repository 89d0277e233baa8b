/** A text in which LIKE finds nothing but itself. */
export const escapeLike = (value: string): string => value.replace(/[%_\\]/g, '\\$&')
