export { ArticleMenu } from './offers/ArticleMenu.tsx'
export { OfferedArticles } from './offers/OfferedArticles.tsx'
