import { sql } from 'kysely'
import { orderKind, orderLineKind } from '../../../shared/orders/orders.kinds.ts'
import { FileAnswer, type RouteContext } from '../../engine/house.ts'
import { fieldText } from '../../engine/kind-texts.ts'
import { cellOf } from '../../engine/lists/export-cells.ts'
import { type Json, listRecords, readRecord } from '../../engine/lists/list.ts'
import { say } from '../../engine/texts.ts'
import { drawForm } from './draw-form.ts'

const isDraft = new Set(['draft', 'submitted', 'refused', 'cancelled'])
const columns = ['code', 'designation', 'quantity', 'unitPrice', 'taxRate', 'amount'] as const

/** The order as it goes to the supplier, in the language of whoever prints it. */
export async function orderForm(id: string, { reader, language }: RouteContext): Promise<FileAnswer> {
  const order = (await readRecord(reader, orderKind, id)) as Json
  const lines = await listRecords(reader, orderLineKind, {
    condition: { field: 'order', op: 'is', value: id },
    sort: 'position',
    limit: 200,
  })
  const supplier = order.supplier as { id: string; name: string }
  const address = await sql<{ address: string | null; town: string | null }>`
    select address, concat_ws(' ', post_code, town) as town from supplier where id = ${supplier.id}`.execute(reader.db)
  const { address: street, town } = address.rows[0]!
  const date = (value: unknown) => (typeof value === 'string' ? dayOf(value, language) : '')
  const name = (value: unknown) => (value as { name?: string } | null)?.name ?? ''
  const label = (field: string) => fieldText(orderKind, field, language)
  const fact = (field: string, text: string): [string, string] => [label(field), text]
  const boxes = [
    [say(language, 'orders.print.supplier'), [supplier.name, street, town].filter(Boolean).join('\n')] as const,
    [
      say(language, 'orders.print.deliverTo'),
      [name(order.entity), name(order.location)].filter(Boolean).join('\n'),
    ] as const,
    fact('name', String(order.name)),
    [say(language, 'orders.print.date'), date(order.orderedOn)] as const,
    [say(language, 'orders.print.dueOn'), date(order.dueOn)] as const,
    fact('contract', name(order.contract)),
    fact('commitmentNumber', String(order.commitmentNumber ?? '')),
    fact('accountCode', String(order.accountCode ?? '')),
  ].filter(([, text]) => text !== '')
  const document = drawForm({
    language,
    title: say(language, 'orders.print.title'),
    number: String(order.number),
    warning: isDraft.has(String(order.state)) ? say(language, 'orders.print.draft') : '',
    boxes,
    head: columns.map((column) => fieldText(orderLineKind, column, language)),
    rows: lines.items.map((line) => columns.map((column) => shown(line, column, language))),
    totals: (['totalExcl', 'totalTax', 'totalIncl'] as const).map((field) => [
      label(field),
      `${cellOf(orderKind, field, language)(order[field])} ${(order[field] as { currency: string }).currency}`,
    ]),
    terms: String(order.terms ?? ''),
    sign: say(language, 'orders.print.sign'),
  })
  return new FileAnswer(`${order.number}.pdf`, 'application/pdf', document)
}

/** A discounted price says so; a quantity has its unit. */
function shown(line: Json, column: (typeof columns)[number], language: string): string {
  const text = cellOf(orderLineKind, column, language)(line[column])
  if (column === 'quantity' && line.unit) return `${text} ${line.unit}`
  if (column === 'unitPrice' && line.discount)
    return `${text} -${cellOf(orderLineKind, 'discount', language)(line.discount)} %`
  return text
}

function dayOf(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
