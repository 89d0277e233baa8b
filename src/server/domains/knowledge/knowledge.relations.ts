import { sql } from 'kysely'
import type { RelationSql } from '../../engine/house.ts'

/** Cases that an article helped with. */
export const casesOfArticle: RelationSql = {
  from: sql`article_case al join ticket at on at.id = al.ticket_id and at.deleted_at is null`,
  record: 'at',
  on: (outer) => sql`al.article_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`at.id`, number: sql`at.number`, title: sql`at.title` },
}

/** Groups that an article is for. */
export const groupsOfArticle: RelationSql = {
  from: sql`article_group ag join app_group gr on gr.id = ag.group_id and gr.deleted_at is null`,
  record: 'gr',
  on: (outer) => sql`ag.article_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`gr.id`, name: sql`gr.name` },
}

/** Articles that helped with a case. */
export const articlesOfCase: RelationSql = {
  from: sql`article_case cl join article ca on ca.id = cl.article_id and ca.deleted_at is null`,
  record: 'ca',
  on: (outer) => sql`cl.ticket_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`ca.id`, title: sql`ca.title` },
}
