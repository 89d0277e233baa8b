/** The language in which the page is read, for what is no component. */
export const languageOf = (): string => document.documentElement.lang || 'fr'
