/** All English texts in one chunk, downloaded only by those who read English. */
export const texts = import.meta.glob('../../../shared/locales/en/*.json', { eager: true, import: 'default' })
