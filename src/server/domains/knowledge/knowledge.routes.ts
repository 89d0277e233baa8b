import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { faqOrders } from '../../../shared/knowledge/faq.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { type FaqQuery, readFaq, readFaqCategories } from './faq.ts'
import { readTranslations } from './translations.ts'
import { readVersions, type VersionQuery } from './versions.ts'
import { readVotes } from './votes.ts'

const params = z.object({ id: z.string().max(20) })
const limit = z.coerce.number().int().min(1).max(100).optional()

const faqQuery = z.object({
  text: z.string().max(500).optional(),
  category: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  audience: z.enum(['portal', 'desk']).optional(),
  after: z.coerce.number().int().min(0).max(10_000).optional(),
  limit,
  order: z.enum(faqOrders).optional(),
})
const versionQuery = z.object({
  number: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  after: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit,
})
const voteQuery = z.object({ after: z.coerce.number().int().min(0).max(100_000).optional(), limit })

function holding(reader: Reader, permission: string): Reader {
  if (!isAllowed(reader.actor, permission)) throw forbidden(permission)
  return reader
}

const get = (
  path: string,
  summary: string,
  query: z.ZodType<object> | undefined,
  read: NonNullable<MountedRoute['read']>,
): MountedRoute => ({
  route: defineRoute({
    method: 'GET',
    path,
    summary,
    tag: 'articles',
    ...(path.includes(':id') ? { params } : {}),
    ...(query === undefined ? {} : { query }),
  }) as MountedRoute['route'],
  read,
})

export const knowledgeRoutes: readonly MountedRoute[] = [
  get('/faq', 'article.faq', faqQuery, async ({ query }, { reader }) =>
    readFaq(holding(reader, 'article.read'), query as FaqQuery),
  ),
  get('/faq/categories', 'article.faqCategories', undefined, async (_input, { reader }) =>
    readFaqCategories(holding(reader, 'article.read')),
  ),
  get('/articles/:id/translations', 'article.translations', undefined, async (input, { reader }) =>
    readTranslations(holding(reader, 'article.read'), input.params.id!),
  ),
  get('/articles/:id/versions', 'article.versions', versionQuery, async (input, { reader }) =>
    readVersions(holding(reader, 'article.read-internal'), input.params.id!, input.query as VersionQuery),
  ),
  get('/articles/:id/votes', 'article.votes', voteQuery, async (input, { reader }) =>
    readVotes(holding(reader, 'article.read-internal'), input.params.id!, input.query as z.infer<typeof voteQuery>),
  ),
]
