import { sql } from 'kysely'
import type { Writer } from './writer.ts'

const hour = 3_600_000
const day = 24 * hour

/** Freezes, and two changes that meet on the same server next week: what the calendar of changes has to show. */
export async function demoChanges(writer: Writer): Promise<void> {
  const found = await sql<{ entity: string; server: string | null }>`
    select (select id::text from entity where parent_id is null order by id limit 1) as entity,
      (select id::text from asset where type in ('computer', 'network-equipment') and deleted_at is null order by (type = 'network-equipment') desc, id limit 1) as server`.execute(
    writer.db,
  )
  const { entity, server } = found.rows[0]!
  const now = writer.services.now()
  const year = now.getUTCFullYear()
  await writer.run('freeze-window.create', {
    ...{ name: 'Fêtes de fin d’année', entity, isActive: true, effect: 'refuse', repeats: 'year', monthWay: 'day' },
    ...{ startsAt: `${year}-12-23T17:00:00Z`, endsAt: `${year + 1}-01-04T06:00:00Z` },
    reason: 'Équipes réduites et astreinte minimale.',
  })
  await writer.run('freeze-window.create', {
    ...{ name: 'Clôture comptable', entity, isActive: true, effect: 'warn', repeats: 'month', monthWay: 'last-day' },
    ...{ startsAt: `${year}-01-31T17:00:00Z`, endsAt: `${year}-02-02T06:00:00Z` },
    reason: 'Les applications de gestion doivent rester disponibles.',
  })
  const models = await standardChanges(writer, entity)
  if (server === null) return
  const at = (days: number, hours: number) =>
    new Date(Math.floor(now.getTime() / day) * day + days * day + hours * hour).toISOString()
  const common = { type: 'change', entity, assets: [server], impact: 3, urgency: 2, channel: 'desk' }
  await writer.attempt('ticket.open', {
    ...{ ...common, title: 'Mise à jour du micrologiciel du cœur de réseau', description: '<p>Version corrigée.</p>' },
    ...{ analysis: { risk: 'high' }, plannedFrom: at(5, 18), plannedUntil: at(5, 22) },
  })
  await writer.attempt('ticket.open', {
    ...{ ...common, title: 'Remplacement d’une alimentation', description: '<p>Pièce reçue.</p>' },
    ...{ analysis: { risk: 'medium' }, plannedFrom: at(5, 20), plannedUntil: at(6, 6) },
  })
  await writer.run('review-form.create', {
    ...{ name: 'Revue courante', dueDays: 5, isRequired: false },
    questions: 'La fenêtre a-t-elle été respectée ?\nQue changer au plan la prochaine fois ?\nQui reste à prévenir ?',
  })
  await approvalTemplates(writer)
  await firstLevel(writer)
  const done = await writer.run('ticket.open', {
    ...{ type: 'change', entity, assets: [server], channel: 'desk', description: '', changeModel: models[1] },
    ...{ title: 'Renouveler le certificat du portail', plannedFrom: at(-3, 19), plannedUntil: at(-3, 20) },
  })
  await writer.attempt('ticket.solve', { id: done.id, body: '<p>Certificat installé, service rechargé.</p>' })
  await writer.attempt('ticket.conclude', {
    ...{ id: done.id, outcome: 'with-problems', result: 'Un redémarrage imprévu du service.' },
    answers: [{ question: 'La fenêtre a-t-elle été respectée ?', answer: 'Oui, à dix minutes près.' }],
  })
  const [first] = models
  await writer.attempt('ticket.open', {
    ...{ type: 'change', entity, assets: [server], channel: 'desk', description: '', changeModel: first },
    plannedFrom: at(3, 19),
  })
  await writer.attempt('ticket.open', {
    ...{ ...common, changeType: 'emergency', title: 'Correctif de sécurité de la passerelle VPN' },
    ...{ description: '<p>Faille exploitée, correctif publié ce matin.</p>', analysis: { risk: 'high' } },
    ...{ plannedFrom: at(0, 20), plannedUntil: at(0, 22) },
  })
}

/** A catalogue with one of each state. */
async function standardChanges(writer: Writer, entity: string): Promise<string[]> {
  const common = { entity, risk: 'low', impact: 2 }
  const restart = await writer.run('change-model.create', {
    ...{ ...common, name: 'Redémarrage d’un serveur de fichiers', windowMinutes: 30 },
    ...{ title: 'Redémarrer un serveur de fichiers', description: '<p>Redémarrage hors heures ouvrées.</p>' },
    about: 'Un seul serveur, entre 19 h et 6 h. Pas pendant une sauvegarde.',
    deploymentPlan: 'Prévenir les utilisateurs connectés.\nArrêter les partages.\nRedémarrer.\nVérifier les partages.',
    backoutPlan: 'Basculer les partages sur le serveur secondaire.',
    testPlan: 'Ouvrir et enregistrer un document depuis un poste de chaque site.',
    tasks: 'Prévenir les utilisateurs connectés\nVérifier la dernière sauvegarde',
  })
  const certificate = await writer.run('change-model.create', {
    ...{ ...common, name: 'Renouvellement d’un certificat', windowMinutes: 60 },
    ...{ title: 'Renouveler le certificat d’un service' },
    deploymentPlan: 'Demander le certificat.\nL’installer.\nRecharger le service.',
    backoutPlan: 'Remettre le certificat précédent, encore valable.',
  })
  await writer.run('change-model.create', {
    ...{ ...common, name: 'Ajout d’une règle de pare-feu', risk: 'medium', windowMinutes: 15 },
    ...{ title: 'Ajouter une règle de pare-feu', deploymentPlan: 'Ajouter la règle, la commenter.' },
    backoutPlan: 'Désactiver la règle.',
  })
  const year = writer.services.now().getUTCFullYear()
  const terms = { validUntil: `${year + 1}-12-31`, reviewOn: `${year + 1}-11-01` }
  await writer.run('change-model.approve', { id: restart.id, ...terms })
  await writer.run('change-model.approve', { id: certificate.id, ...terms })
  return [restart.id, certificate.id]
}

/** A plan of approval to pick. */
async function approvalTemplates(writer: Writer): Promise<void> {
  const found = await sql<{ id: string }>`
    select id::text from app_group where deleted_at is null order by id limit 2`.execute(writer.db)
  const [first, second = first] = found.rows
  if (first === undefined || second === undefined) return
  const step = (name: string, rule: string, id: string) => ({ name, rule, asked: [{ type: 'group', id }] })
  await writer.run('approval-template.create', {
    name: 'Changement à risque élevé',
    steps: [step('Équipe', 'any', first.id), step('Comité des changements', 'all', second.id)],
    comment: 'Merci de vérifier le plan de retour arrière.',
  })
}

/** Technicians may not reopen what is closed. */
async function firstLevel(writer: Writer): Promise<void> {
  const found = await sql<{ id: string }>`select id::text from profile where code = 'technician'`.execute(writer.db)
  const id = found.rows[0]?.id
  if (id === undefined) return
  const denied = ['new', 'assigned', 'planned'].map((to) => ({ from: 'closed', to }))
  await writer.run('profile.limit-life', { id, type: 'request', denied })
}
