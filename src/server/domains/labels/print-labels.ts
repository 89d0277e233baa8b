import type { z } from 'zod'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { invalidField, tooLarge } from '../../../shared/errors.ts'
import { gridOf, type LabelLayout, mostLabels } from '../../../shared/labels/label-grid.ts'
import { type LabelField, labelLayoutKind } from '../../../shared/labels/labels.kinds.ts'
import { FileAnswer, type RouteContext } from '../../engine/house.ts'
import { allRows, openPages } from '../../engine/lists/export-pages.ts'
import { type Json, readRecord } from '../../engine/lists/list.ts'
import { listRequest } from '../../engine/lists/list-query.ts'
import { say } from '../../engine/texts.ts'
import { drawLabels, type Label } from './draw-labels.ts'
import type { printQuery } from './labels.routes.ts'
import { exampleEntity, loadLogos } from './logos.ts'

/**
 * The labels of every asset that the filter lets through and the reader may see, in the order asked; without any
 * question, one made-up label with the edges of the whole sheet, to set the printer by.
 * @throws not_found, invalid (`start`, `filter`), too_large
 */
export async function printLabels(
  id: string,
  query: z.infer<typeof printQuery>,
  { reader, services, language }: RouteContext,
): Promise<FileAnswer> {
  const layout = (await readRecord(reader, labelLayoutKind, id)) as unknown as LabelLayout
  const places = gridOf(layout).corners.length
  const start = query.start ?? 1
  if (start > places) throw invalidField('start', 'label_place', { most: places })
  const isProof = query.q === undefined && query.filter === undefined
  const assets = isProof ? [exampleAsset(language)] : await readAssets(query, reader)
  const example = isProof && layout.logo !== null ? await exampleEntity(reader) : null
  const entityOf = (asset: Json) => (isProof ? example : (asset.entity as { id: string } | null)?.id) ?? ''
  const logos = layout.logo === null ? new Map() : await loadLogos(services, assets.map(entityOf).filter(Boolean))
  const write = (asset: Json): Label => ({
    logo: logos.get(entityOf(asset)) ?? null,
    address: `${services.publicUrl}/assets/${asset.id}`,
    inventoryNumber: (asset.inventoryNumber as string | null) ?? null,
    lines: (layout.fields as LabelField[]).map((field) => lineOf(asset, field, language)),
  })
  const document = drawLabels({
    layout,
    labels: assets.map(write),
    skipped: start - 1,
    hasEdges: isProof || query.edges === '1',
    title: say(language, 'labels.print.title'),
    language,
    noNumber: say(language, 'labels.print.noNumber'),
  })
  return new FileAnswer(`${say(language, 'labels.print.file')}.pdf`, 'application/pdf', document)
}

async function readAssets(query: z.infer<typeof printQuery>, reader: RouteContext['reader']): Promise<Json[]> {
  const { start: _start, edges: _edges, ...list } = query
  const fields = ['name', 'inventoryNumber', 'serial', 'number', 'type', ...references].join(',')
  const rows = await allRows(
    await openPages(reader, assetKind, { ...listRequest(reader, assetKind, list), fields }),
    mostLabels,
  )
  if (rows === null) throw tooLarge(mostLabels)
  if (rows.length === 0) throw invalidField('filter', 'no_label')
  return rows
}

const references = ['manufacturer', 'model', 'entity', 'location', 'user', 'group'] as const

/** A value as it is printed. Numbers that say nothing by themselves carry their name. */
function lineOf(asset: Json, field: LabelField, language: string): string {
  const value = asset[field]
  if (value === null || value === undefined || value === '') return ''
  if (field === 'type') return say(language, `kind.asset.choice.type.${String(value)}`)
  if (field === 'serial') return say(language, 'labels.line.serial', { serial: String(value) })
  if (field === 'number') return say(language, 'labels.line.number', { number: String(value) })
  if (typeof value !== 'object') return String(value)
  // Of a place or a unit, the last name: the whole path would be cut just there.
  return String((value as { name: unknown }).name)
    .split(' > ')
    .at(-1)!
}

const exampleAsset = (language: string): Json => {
  const named = (key: string) => ({ id: '0', name: say(language, `labels.example.${key}`) })
  return {
    id: '1',
    name: say(language, 'labels.example.name'),
    inventoryNumber: 'INV-2026-0042',
    serial: '5CG1234XYZ',
    number: 42,
    type: 'computer',
    ...Object.fromEntries(references.map((field) => [field, named(field)])),
  }
}
