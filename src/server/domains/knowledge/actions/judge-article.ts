import { sql } from 'kysely'
import { z } from 'zod'
import { idInput } from '../../../../shared/fields/id.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

const on = { kind: articleKind, id: (input: { id: string }) => input.id }
const noEvent = { permission: 'article.read', event: null, silent: 'opinions of readers, counted beside the article' }

/** One vote a person; voting again changes it. */
export const voteArticle = defineAction({
  ...noEvent,
  name: 'article.vote',
  input: z.strictObject({
    id: idInput,
    version: z.int().optional(),
    isHelpful: z.boolean(),
    comment: z.string().trim().max(2000).nullish(),
  }),
  on,
  run: async (context, { row, input }) => {
    if (context.actor.userId === null) return row
    await sql`
      insert into article_vote (article_id, user_id, is_helpful, comment, created_at)
      values (${row.id}, ${context.actor.userId}, ${input.isHelpful}, ${input.comment || null}, ${context.now})
      on conflict (article_id, user_id) do update set is_helpful = excluded.is_helpful,
        comment = excluded.comment, created_at = excluded.created_at`.execute(context.db)
    return row
  },
})

/** The answer was found here and no case is opened: counted once a person and day. */
export const countSolved = defineAction({
  ...noEvent,
  name: 'article.count-solved',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    if (context.actor.userId === null) return row
    await sql`
      insert into article_solved (article_id, user_id, solved_on) values (${row.id}, ${context.actor.userId}, ${context.now}::timestamptz::date)
      on conflict do nothing`.execute(context.db)
    return row
  },
})

/** Somebody looks at it: counted once a person and day, not for its author, and nothing that others would have to read again. */
export const lookAtArticle = defineAction({
  ...noEvent,
  name: 'article.look',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    const { userId } = context.actor
    if (userId === null || userId === row.authorId) return row
    await sql`
      insert into article_view (article_id, user_id, viewed_on) values (${row.id}, ${userId}, ${context.now}::timestamptz::date)
      on conflict do nothing`.execute(context.db)
    return row
  },
})
