/** All French texts in one chunk, downloaded only by those who read French. */
export const texts = import.meta.glob('../../../shared/locales/fr/*.json', { eager: true, import: 'default' })
