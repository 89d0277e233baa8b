import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type PageCount, pageMeasures } from '../../../../shared/assets/page-counts.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import { FileAnswer, type MountedRoute } from '../../../engine/house.ts'
import { csvFile } from '../../../engine/lists/export-cells.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { say } from '../../../engine/texts.ts'

/** Ten years of days: more than is ever kept. */
const mostDays = 3_700

/** What a printer had counted, day by day, oldest first. */
export async function pagesOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: PageCount[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<PageCount>`
    select day::text, total::float8, mono::float8, color::float8, copies::float8, scans::float8, faxes::float8, source from (
      select * from page_count where asset_id = ${assetId} order by day desc limit ${mostDays}) p order by day`.execute(
    reader.db,
  )
  return { items: found.rows, total: found.rows.length, next: null }
}

async function pagesFile(reader: Reader, assetId: string, language: string): Promise<FileAnswer> {
  const { items } = await pagesOf(reader, assetId)
  const head = ['day', ...pageMeasures, 'source'].map((name) => say(language, `assets.pages.column.${name}`))
  const lines = items.map((item) => [
    item.day,
    ...pageMeasures.map((name) => String(item[name] ?? '')),
    item.source ?? '',
  ])
  return new FileAnswer(
    `${say(language, 'assets.pages.file')}-${assetId}.csv`,
    'text/csv; charset=utf-8',
    csvFile([head, ...lines]),
  )
}

const params = z.object({ id: idInput })
const get = (path: string, summary: string) =>
  defineRoute({ method: 'GET', path, summary, tag: 'assets', params }) as MountedRoute['route']

export const pageRoutes: readonly MountedRoute[] = [
  { route: get('/assets/:id/pages', 'asset.pages'), read: ({ params: { id } }, { reader }) => pagesOf(reader, id!) },
  {
    route: get('/assets/:id/pages/export', 'asset.pages-export'),
    read: ({ params: { id } }, { reader, language }) => pagesFile(reader, id!, language),
  },
]
