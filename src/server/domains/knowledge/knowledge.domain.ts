import { sql } from 'kysely'
import { integer } from '../../../shared/fields/index.ts'
import { articleCategoryKind, articleKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { Room } from '../../engine/house.ts'
import { linkActions } from '../../engine/kinds/link-actions.ts'
import { countSolved, lookAtArticle, voteArticle } from './actions/judge-article.ts'
import { archiveArticle, publishArticle, restoreVersion } from './actions/publish-article.ts'
import { articleAccess } from './knowledge.policy.ts'
import { articlesOfCase, casesOfArticle, groupsOfArticle } from './knowledge.relations.ts'
import { knowledgeRoutes } from './knowledge.routes.ts'
import { prepareArticle } from './prepare-article.ts'
import { keepVersions } from './versions.ts'
import { articleExtras } from './votes.ts'

const all = ['create', 'update', 'remove', 'restore'] as const

/** The room of answers. */
export const knowledgeRoom: Room = {
  name: 'knowledge',
  kinds: [
    {
      kind: articleKind,
      access: articleAccess,
      relations: { case: casesOfArticle, group: groupsOfArticle },
      extras: articleExtras,
      prepare: prepareArticle,
      hasDocuments: true,
      subtitle: (alias) => sql`coalesce(${sql.ref(`${alias}.summary`)}, left(${sql.ref(`${alias}.body_text`)}, 120))`,
      possible: ({ state }, verb) =>
        verb === 'publish' ? state !== 'published' : verb !== 'archive' || state !== 'archived',
      crud: all,
    },
    { kind: articleCategoryKind, crud: all },
  ],
  relations: { [ticketKind.name]: { article: articlesOfCase } },
  actions: [
    publishArticle,
    archiveArticle,
    restoreVersion,
    voteArticle,
    countSolved,
    lookAtArticle,
    ...linkActions({
      from: articleKind,
      to: ticketKind,
      as: 'case',
      back: 'article',
      table: 'article_case',
      fromColumn: 'article_id',
      toColumn: 'ticket_id',
      permission: 'article.link-case',
    }),
    ...linkActions({
      from: articleKind,
      to: groupKind,
      as: 'group',
      back: 'article',
      table: 'article_group',
      fromColumn: 'article_id',
      toColumn: 'group_id',
    }),
  ],
  // An article that helped with a case that goes on in another helped there.
  belongings: [{ kind: ticketKind.name, table: 'article_case', column: 'ticket_id', key: 'article_id' }],
  routes: knowledgeRoutes,
  permissions: ['article.read-internal'],
  followers: [keepVersions],
  settings: [{ key: 'knowledge.reviewDays', field: integer({ required: true, min: 0, max: 730 }), default: 30 }],
  dueDates: [
    {
      sort: 'article-review',
      kind: articleKind,
      field: 'reviewOn',
      setting: 'knowledge.reviewDays',
      where: (alias) => sql<boolean>`${sql.ref(`${alias}.state`)} = 'published'`,
    },
  ],
}
