import { IconBook, IconHelpCircle } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

export const room = defineWebRoom({
  name: 'knowledge',
  pages: [
    {
      path: '/articles',
      shell: 'desk',
      load: () => import('./article/ArticleListPage.tsx').then((file) => file.ArticleListPage),
      search: listSearch,
      needs: 'article.read',
    },
    {
      path: '/articles/new',
      shell: 'desk',
      load: () => import('./article/ArticleForm.tsx').then((file) => file.NewArticlePage),
      search: searchTexts('case', 'entry', 'of', 'from', 'language'),
      needs: 'article.create',
    },
    {
      path: '/articles/$articleId',
      shell: 'desk',
      load: () => import('./article/ArticlePage.tsx').then((file) => file.ArticlePage),
      search: searchTexts('tab'),
      needs: 'article.read',
    },
    {
      path: '/articles/$articleId/edit',
      shell: 'desk',
      load: () => import('./article/ArticleForm.tsx').then((file) => file.EditArticlePage),
      needs: 'article.update',
    },
    {
      path: '/portal/faq',
      shell: 'portal',
      load: () => import('./portal/FaqPage.tsx').then((file) => file.FaqPage),
      search: searchTexts('text', 'category'),
      needs: 'article.read',
    },
    {
      path: '/portal/faq/$articleId',
      shell: 'portal',
      load: () => import('./portal/FaqArticlePage.tsx').then((file) => file.FaqArticlePage),
      needs: 'article.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'knowledge.nav.desk',
      icon: IconBook,
      to: '/articles',
      order: 208,
      needs: 'article.read',
      section: 'support',
    },
    {
      place: 'create',
      label: 'knowledge.nav.article',
      icon: IconBook,
      to: '/articles/new',
      order: 110,
      needs: 'article.create',
    },
    {
      place: 'portal',
      label: 'knowledge.nav.portal',
      icon: IconHelpCircle,
      to: '/portal/faq',
      order: 105,
      needs: 'article.read',
    },
  ],
  recordPanels: [
    {
      kind: 'ticket',
      key: 'articles',
      order: 50,
      needs: 'article.link-case',
      load: () => import('./offers/CaseArticles.tsx').then((file) => file.CaseArticles),
    },
  ],
})
