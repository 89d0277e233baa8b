import { boolean, choice, date, instant, integer, longText, reference, richText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated, translatedTreeFields } from '../kinds/translated-fields.ts'

export const articleCategoryKind = defineKind('article-category', {
  plural: 'article-categories',
  table: 'article_category',
  fields: {
    ...translated('name', text({ required: true })),
    parent: reference('article-category'),
    ...translatedTreeFields,
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName'],
  isTree: true,
  guard: 'dictionary',
})

export const articleStates = ['draft', 'published', 'archived'] as const
export type ArticleState = (typeof articleStates)[number]

/** `portal`: everybody of the entity, the desk included; `desk`: only whoever may read internal articles. */
export const articleAudiences = ['portal', 'desk'] as const

/** An answer written once and found many times. */
export const articleKind = defineKind('article', {
  plural: 'articles',
  fields: {
    title: text({ required: true, search: 'A' }),
    summary: text({ max: 500, search: 'B' }),
    body: richText({ required: true }),
    bodyText: longText({ required: true, system: true, silent: true, search: 'C' }),
    state: choice(articleStates, { required: true, system: true }),
    audience: choice(articleAudiences, { required: true }),
    category: reference('article-category'),
    entity: reference('entity', { required: true }),
    language: choice(['fr', 'en'], { required: true }),
    /** What it says in another language. */
    original: reference('article'),
    owner: reference('user'),
    reviewOn: date(),
    visibleFrom: instant(),
    visibleUntil: instant(),
    isPinned: boolean(),
    author: reference('user', { system: true }),
    publishedAt: instant({ system: true }),
    /** Readers, each once a day. */
    views: integer({ system: true, silent: true }),
  },
  relations: {
    /** Cases that it helped with. */
    case: {
      fields: { id: reference('ticket'), number: integer(), title: text() },
      named: 'title',
      kind: 'ticket',
    },
    /** Whom it is for, of those who would read it; none = all. */
    group: { fields: { id: reference('group'), name: text() }, named: 'name', kind: 'group' },
  },
  list: ['title', 'state', 'audience', 'category', 'owner', 'reviewOn', 'updatedAt'],
  title: 'title',
  sort: '-updatedAt',
  keys: ['title'],
  entityField: 'entity',
  hasText: true,
  page: '/articles/:id',
})
