export { OfferedArticles } from './offers/OfferedArticles.tsx'
