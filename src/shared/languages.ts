/** Languages in which people read the house. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]
