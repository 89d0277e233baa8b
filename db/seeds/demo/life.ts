import { Readable } from 'node:stream'
import { sql } from 'kysely'
import PDFDocument from 'pdfkit'
import { systemActor } from '../../../src/server/engine/access/actor.ts'
import { runAction } from '../../../src/server/engine/actions/run-action.ts'
import { storeUpload } from '../../../src/server/engine/files/documents.ts'
import type { Writer } from './writer.ts'

const day = 86_400_000

/** Names of the people who keep the stock; what they do bears their name. */
const keeper = 'demo:keeper'

/**
 * How equipment lives in this agency: the ways between states, templates and numbers, two months of hand-overs, papers,
 * telephones with their codes, and what the audits of the last weeks found.
 */
export async function demoLife(writer: Writer): Promise<void> {
  await writer.nameHolder(keeper, 'asset-manager')
  const states = await statesOf(writer)
  await transitions(writer, states)
  await templates(writer, states)
  await handOvers(writer)
  await papers(writer)
  await telephones(writer)
  await flaws(writer)
  await audits(writer)
}

async function statesOf(writer: Writer): Promise<Map<string, string>> {
  const found = await sql<{ id: string; phase: string }>`
    select id, phase from asset_state where deleted_at is null order by position desc`.execute(writer.db)
  return new Map(found.rows.map((row) => [row.phase, row.id]))
}

const ways = [
  ['Recevoir la livraison', 'ordered', 'in_stock', { setsDeliveredOn: true }],
  ['Mettre en service', 'in_stock', 'in_use', { setsUsedSince: true }],
  ['Prêter', 'in_stock', 'on_loan', {}],
  ['Rentrer en stock', null, 'in_stock', {}],
  ['Envoyer en réparation', null, 'in_repair', {}],
  ['Remettre en service', 'in_repair', 'in_use', {}],
  ['Déclarer perdu ou volé', null, 'lost', {}],
  ['Réformer', null, 'retired', { setsDecommissionedOn: true }],
] as const

async function transitions(writer: Writer, states: Map<string, string>): Promise<void> {
  for (const [index, [name, from, to, sets]] of ways.entries()) {
    const way = {
      name,
      fromState: from === null ? null : states.get(from)!,
      toState: states.get(to)!,
      position: index * 10,
    }
    await writer.run('state-transition.create', { ...way, ...sets }, { by: keeper })
  }
}

/** One template for the commonest model of each type that is bought again and again. */
async function templates(writer: Writer, states: Map<string, string>): Promise<void> {
  const found = await sql<{
    type: string
    model: string
    modelId: string
    manufacturerId: string
    chassis: string | null
  }>`
    select distinct on (x.type, x.chassis) x.* from (
      select a.type, m.name as model, m.id as model_id, m.manufacturer_id, a.custom ->> 'chassis' as chassis, count(*) as uses
      from asset a join model m on m.id = a.model_id
      where a.type in ('computer', 'monitor', 'phone', 'printer') and coalesce(a.custom ->> 'chassis', 'laptop') in ('laptop', 'desktop')
      group by 1, 2, 3, 4, 5) x order by x.type, x.chassis, x.uses desc`.execute(writer.db)
  for (const { type, model, modelId, manufacturerId, chassis } of found.rows)
    await writer.attempt('asset-template.create', {
      name: `${model} – standard`,
      assetType: type,
      state: states.get('in_stock')!,
      manufacturer: manufacturerId,
      model: modelId,
      assetComment: 'Marché 2026, garantie sur site trois ans.',
      custom: chassis === null ? {} : { chassis },
    })
  await writer.attempt('number-sequence.create', {
    name: 'Postes de travail',
    pattern: '{yy}-PC-{0000}',
    assetType: 'computer',
    firstNumber: 900,
  })
}

/** Laptops given to newcomers, screens taken back, a few things on loan: some of them late. */
async function handOvers(writer: Writer): Promise<void> {
  const now = writer.services.now().getTime()
  const stock = await sql<{ id: string }>`
    select a.id from asset a join asset_state s on s.id = a.state_id where a.deleted_at is null and s.phase = 'in_stock'
      and a.type in ('computer', 'monitor', 'phone') order by a.id limit 24`.execute(writer.db)
  const people = await sql<{ id: string }>`
    select id from app_user where is_active and deleted_at is null order by id desc limit 24`.execute(writer.db)
  for (const [index, { id }] of stock.rows.entries()) {
    const person = people.rows[index % people.rows.length]!.id
    const daysAgo = 58 - index * 2
    const isLoan = index % 4 === 0
    const at = { by: keeper, at: new Date(now - daysAgo * day) }
    const due = new Date(now + (index % 8 === 0 ? 10 : 25) * day).toISOString().slice(0, 10)
    await writer.attempt(
      'asset.hand-over',
      {
        id,
        user: person,
        condition: index % 3 === 0 ? 'new' : 'good',
        accessories: index % 2 === 0 ? 'Chargeur, sacoche' : 'Chargeur',
        ...(isLoan ? { dueOn: due, comment: 'Prêt pour déplacement.' } : {}),
      },
      at,
    )
    if (index % 5 !== 2) continue
    const back = {
      id,
      condition: index % 2 === 0 ? 'good' : 'damaged',
      comment: index % 2 === 0 ? null : 'Charnière cassée.',
    }
    await writer.attempt('asset.return', back, { by: keeper, at: new Date(now - (daysAgo - 1) * day) })
  }
}

const headings: Record<string, readonly string[]> = {
  Achat: ['Factures', 'Bons de livraison'],
  Contrats: [],
  Photos: [],
  Notices: [],
  'Sécurité et conformité': [],
}

/** Headings of documents; bills on what was bought last, notices as addresses. */
async function papers(writer: Writer): Promise<void> {
  const known = new Map<string, string>()
  for (const [name, children] of Object.entries(headings)) {
    const { id } = await writer.run('document-heading.create', { name })
    known.set(name, id)
    for (const child of children)
      known.set(child, (await writer.run('document-heading.create', { name: child, parent: id })).id)
  }
  const bought = await sql<{
    id: string
    name: string
    model: string | null
    price: string | null
    invoice: string | null
  }>`
    select a.id, a.name, m.name as model, p.price, p.invoice from asset a join purchase p on p.asset_id = a.id left join model m on m.id = a.model_id
    where a.deleted_at is null and a.type = 'computer' order by a.id limit 8`.execute(writer.db)
  const house = systemActor('Cigale', 'seed')
  for (const asset of bought.rows) {
    const bill = await storeUpload(writer.services, house, billOf(asset), `facture-${asset.name}.pdf`)
    await writer.run('asset.attach', { id: asset.id, documents: [bill.id], heading: known.get('Factures')! })
    await writer.run('asset.add-link', {
      id: asset.id,
      name: `Notice ${asset.model ?? asset.name}`,
      url: `https://notices.exemple.test/${encodeURIComponent(asset.model ?? asset.name)}`,
      heading: known.get('Notices')!,
    })
  }
}

function billOf({
  name,
  model,
  price,
  invoice,
}: {
  name: string
  model: string | null
  price: string | null
  invoice: string | null
}): Readable {
  const pdf = new PDFDocument({ size: 'A4', margin: 60 })
  pdf.fontSize(20).text('Facture').moveDown()
  pdf
    .fontSize(11)
    .text(`Numéro : ${invoice ?? 'F-2026-0042'}`)
    .text('Fournisseur : Sud Informatique (exemple)')
    .moveDown()
  pdf
    .text(`1 × ${model ?? name} (${name})`)
    .text(`Montant : ${price ?? '890.00'} EUR`)
    .moveDown()
  pdf.fontSize(9).text('Document d’exemple, sans valeur.')
  pdf.end()
  return Readable.from(pdf)
}

/** Lines with their SIM cards and sealed codes, and what a scan of the network has found and nobody has named yet. */
async function telephones(writer: Writer): Promise<void> {
  const root = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(writer.db)
  const entity = root.rows[0]!.id
  const now = writer.services.now().getTime()
  const inDays = (days: number) => new Date(now + days * day).toISOString().slice(0, 10)
  const operators: string[] = []
  for (const [name, mobileNetwork] of [
    ['Orange', '01'],
    ['SFR', '10'],
  ] as const)
    operators.push(
      (await writer.run('line-operator.create', { name, country: 'France', mobileCountry: '208', mobileNetwork })).id,
    )
  for (let n = 1; n <= 6; n++) {
    const number = `06 39 98 00 ${String(n).padStart(2, '0')}`
    const shared = { callNumber: number }
    const lineOperator = operators[n % 2]!
    await writer.run('asset.create', {
      type: 'line',
      name: `Ligne ${number}`,
      entity,
      lineOperator,
      custom: { ...shared, lineSort: n % 3 === 0 ? 'data' : 'mobile', plan: 'Pro 40 Go', endsOn: inDays(n * 40) },
    })
    const card = await writer.run('asset.create', {
      type: 'sim-card',
      name: `SIM ${number}`,
      entity,
      lineOperator,
      custom: { ...shared, iccid: `893300000000000000${n}`, simFormat: 'nano' },
    })
    await writer.run('asset.set-secret', { id: card.id, name: 'pin', secret: '0000' })
    await writer.run('asset.set-secret', { id: card.id, name: 'puk', secret: `1234567${n}` })
  }
  for (let n = 1; n <= 4; n++)
    await writer.run('asset.create', {
      type: 'unmanaged',
      name: `10.13.80.${200 + n}`,
      entity,
      custom: {
        address: `10.13.80.${200 + n}`,
        mac: `00:1b:a9:40:00:0${n}`,
        systemDescription: n < 3 ? 'HP ETHERNET MULTI-ENVIRONMENT' : 'Axis camera',
      },
    })
}

/** A register without flaws would leave the audits nothing to say. */
async function flaws(writer: Writer): Promise<void> {
  const found = await sql<{ serial: string; name: string; entityId: string; modelId: string | null; stateId: string }>`
    select serial, name, entity_id, model_id, state_id from asset
    where type = 'computer' and serial is not null and state_id is not null and deleted_at is null order by id offset 40 limit 3`.execute(
    writer.db,
  )
  for (const { serial, name, entityId, stateId } of found.rows)
    await writer.run('asset.create', {
      type: 'computer',
      name: `${name}-OLD`,
      serial,
      entity: entityId,
      state: stateId,
    })
  const gone = await sql<{ id: string }>`
    select distinct u.id from app_user u join asset a on a.user_id = u.id where u.is_active
      and not exists (select 1 from access_grant g join profile p on p.id = g.profile_id where g.user_id = u.id and p.code <> 'requester')
    order by u.id limit 4`.execute(writer.db)
  for (const { id } of gone.rows) await writer.attempt('user.disable', { id })
}

/** What the nights before would have counted: daily for two weeks, weekly before. */
const nights = [84, 77, 70, 63, 56, 49, 42, 35, 28, 21, ...Array.from({ length: 15 }, (_, at) => 14 - at)]

async function audits(writer: Writer): Promise<void> {
  const rules = await sql<{ id: string; subject: string }>`
    select id, subject from audit_rule where deleted_at is null order by id`.execute(writer.db)
  const group = await sql<{
    id: string
  }>`select id from app_group where deleted_at is null and can_be_assigned order by name <> 'Support', id limit 1`.execute(
    writer.db,
  )
  const now = writer.services.now().getTime()
  const check = writer.services.house.actions.get('audit-rule.check')!
  for (const { id, subject } of rules.rows) {
    if (subject === 'asset' && group.rows[0] !== undefined)
      await writer.run('audit-rule.update', { id, group: group.rows[0].id })
    for (const ago of nights)
      await runAction(writer.services, check, systemActor('Cigale', 'job'), { id }, { at: new Date(now - ago * day) })
  }
}
