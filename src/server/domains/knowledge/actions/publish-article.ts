import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

const on = {
  kind: articleKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}

/** From now on it is read by those it is written for. */
export const publishArticle = defineAction({
  name: 'article.publish',
  event: 'article.published',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    if (row.state === 'published') throw wrongState('publish', row.state)
    return context.change(articleKind, row, { state: 'published', publishedAt: context.now })
  },
})

/** Out of sight for readers, kept for the desk. */
export const archiveArticle = defineAction({
  name: 'article.archive',
  permission: 'article.publish',
  event: 'article.archived',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    if (row.state === 'archived') throw wrongState('archive', row.state)
    return context.change(articleKind, row, { state: 'archived' })
  },
})

/** The words of an older version again: a change like any other, which becomes a version of its own. */
export const restoreVersion = defineAction({
  name: 'article.restore-version',
  permission: 'article.update',
  event: 'article.version-restored',
  input: z.strictObject({
    id: idInput,
    version: z.int().optional(),
    number: z.int().min(1).max(2_147_483_647),
  }),
  on,
  run: async (context, { row, input }) => {
    const found = await sql<{ title: string; summary: string | null; body: string }>`
      select v.title, v.summary, v.body from article_version v where v.article_id = ${row.id} and v.number = ${input.number}`.execute(
      context.db,
    )
    const [words] = found.rows
    if (words === undefined) throw invalidField('number', 'reference')
    return context.change(articleKind, row, words)
  },
})
