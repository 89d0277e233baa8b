import { sql } from 'kysely'
import { demoChanges } from './changes.ts'
import { demoPlanning } from './planning.ts'
import { demoRecurring } from './recurring.ts'
import { demoTemplate, demoTexts } from './texts.ts'
import { paragraphs, type Writer } from './writer.ts'

const hour = 3_600_000
const day = 24 * hour

/** Names of the technician and the supervisor in whose names the desk's own cases are lived. */
const worker = 'demo:worker'
const decider = 'demo:decider'

type Step = [after: number, by: string, verb: string, input?: Record<string, unknown>]

interface Story {
  type: 'problem' | 'change'
  daysAgo: number
  /** Days after the opening when it is to be carried out, and for how many hours. */
  window?: readonly [after: number, hours: number]
  title: string
  text: string
  impact: number
  urgency: number
  analysis: Record<string, string | boolean>
  steps: readonly Step[]
  /** Words in the titles of incidents that it is behind. */
  behind?: string
}

/** Days after the opening, who, verb. */
const stories: readonly Story[] = [
  {
    type: 'problem',
    daysAgo: 40,
    title: 'Les imprimantes du rez-de-chaussée disparaissent après chaque coupure',
    text: 'Plusieurs incidents par mois au même endroit.\n\nLes imprimantes reprennent une adresse du serveur DHCP qui ne correspond plus à leur file d’attente.',
    impact: 3,
    urgency: 3,
    behind: 'imprimante',
    analysis: {
      symptoms: 'File d’attente « hors ligne » après une coupure de courant.',
      consequences: 'Une douzaine de personnes par coupure, une demi-heure chacune.',
      causes: 'Adresses distribuées sans réservation.',
      isKnownError: true,
      workaround: 'Éteindre l’imprimante, attendre une minute, la rallumer : elle reprend son adresse.',
    },
    steps: [
      [0.2, worker, 'acknowledge'],
      [1, worker, 'take'],
      [2, worker, 'note', { body: '<p>Réservations DHCP absentes pour quatre adresses MAC.</p>' }],
      [9, worker, 'solve', { body: '<p>Réservations DHCP créées ; files d’attente par nom.</p>' }],
      [10, worker, 'monitor'],
    ],
  },
  {
    type: 'problem',
    daysAgo: 12,
    title: 'Lenteurs de la messagerie le lundi matin',
    text: 'Les boîtes partagées de plus de 20 Go sont relues entièrement à l’ouverture de session.',
    impact: 4,
    urgency: 4,
    behind: 'messagerie',
    analysis: {
      symptoms: 'Outlook ne répond plus entre 8 h 30 et 9 h 15.',
      consequences: 'Les trois directions qui partagent une boîte.',
      isKnownError: true,
      workaround: 'Ouvrir la boîte partagée dans le navigateur en attendant.',
    },
    steps: [
      [0.1, worker, 'acknowledge'],
      [0.5, worker, 'take'],
      [3, worker, 'wait', { reason: 'Journaux demandés à l’hébergeur' }],
    ],
  },
  {
    type: 'problem',
    daysAgo: 3,
    title: 'Coupures Wi-Fi dans la grande salle de réunion',
    text: 'Quatre signalements en une semaine, toujours au-delà de trente personnes.',
    impact: 3,
    urgency: 4,
    behind: 'wi-fi',
    analysis: {},
    steps: [],
  },
  {
    type: 'change',
    daysAgo: 25,
    window: [11, 6],
    title: 'Remplacer les commutateurs du deuxième étage',
    text: 'Deux commutateurs de 2015 sans correctifs.\n\nCoupure prévue de vingt minutes par demi-étage.',
    impact: 4,
    urgency: 2,
    analysis: {
      reasons: 'Matériel sans correctifs de sécurité.',
      risk: 'medium',
      consequences: 'Coupure de vingt minutes par demi-étage.',
      deploymentPlan:
        '1. Câbler le nouveau commutateur à côté.\n2. Basculer port à port.\n3. Contrôler les téléphones.',
      backoutPlan: 'Rebrancher l’ancien commutateur, laissé en place une semaine.',
      testPlan: 'Téléphone, imprimante et poste sur chaque demi-étage.',
      reviewResult: 'Conforme ; dix minutes de coupure par demi-étage.',
    },
    steps: [
      [0.5, worker, 'take'],
      [1, worker, 'evaluate'],
      [2, worker, 'submit'],
      [4, decider, 'approve'],
      [7, worker, 'test'],
      [9, worker, 'qualify'],
      [14, worker, 'solve', { body: '<p>Commutateurs en place, ports contrôlés un à un.</p>' }],
      [16, worker, 'review'],
    ],
  },
  {
    type: 'change',
    daysAgo: 6,
    window: [13, 4],
    title: 'Passer les postes de l’accueil sous Windows 11',
    text: 'Douze postes, cinq sites. Applications métier validées en juin.',
    impact: 3,
    urgency: 3,
    analysis: {
      reasons: 'Fin de support de Windows 10.',
      risk: 'low',
      deploymentPlan: 'Un site par semaine, le mardi matin.',
      backoutPlan: 'Image de Windows 10 gardée sur le serveur de déploiement.',
    },
    steps: [
      [0.5, worker, 'take'],
      [1, worker, 'evaluate'],
      [3, worker, 'submit'],
    ],
  },
  {
    type: 'change',
    daysAgo: 18,
    title: 'Ouvrir le partage de fichiers aux partenaires extérieurs',
    text: 'Demande de la direction de l’offre de soins.',
    impact: 3,
    urgency: 3,
    analysis: { risk: 'high', reasons: 'Travail avec les établissements partenaires.' },
    steps: [
      [1, worker, 'evaluate'],
      [3, decider, 'reject', { reason: 'Données de santé : passer par la plateforme d’échange sécurisée.' }],
    ],
  },
]

/** States in the agency's own words, and the cases that the desk opens for itself: problems behind incidents, changes. */
export async function demoCases(writer: Writer): Promise<void> {
  await demoTexts(writer)
  await demoRecurring(writer)
  await demoChanges(writer)
  await subStatuses(writer)
  await writer.nameHolder(worker, 'technician')
  await writer.nameHolder(decider, 'supervisor')
  const now = writer.services.now().getTime()
  for (const story of stories) await live(writer, story, new Date(now - story.daysAgo * day))
  await mergedCase(writer, now)
  await demoPlanning(writer, worker)
  await demoTemplate(writer)
}

/** Two people report the same breakdown; the desk lets one case go on in the other. */
async function mergedCase(writer: Writer, now: number): Promise<void> {
  const report = (title: string, text: string, ago: number) =>
    writer.run(
      'ticket.open',
      { type: 'incident', title, description: paragraphs(text) },
      { at: new Date(now - ago), by: worker },
    )
  const first = await report(
    'Plus de réseau au deuxième étage',
    'Aucun poste du couloir ne se connecte depuis ce matin.',
    5 * hour,
  )
  const second = await report(
    'Internet ne marche plus au 2e',
    'Ni internet ni les dossiers partagés. Les voisins aussi.',
    4 * hour,
  )
  const at = (ago: number) => ({ at: new Date(now - ago), by: worker })
  await writer.attempt(
    'ticket.note',
    { id: second.id, body: '<p>Même couloir que le signalement précédent.</p>' },
    at(3.8 * hour),
  )
  await writer.attempt('ticket.merge', { id: second.id, into: first.id }, at(3.7 * hour))
  const line = (input: Record<string, unknown>) =>
    writer.attempt('ticket-cost.create', { ticket: first.id, ...input }, at(hour))
  await line({ name: 'Intervention sur le commutateur', sort: 'time', minutes: 50, rate: '45' })
  await line({ name: 'Alimentation de rechange', sort: 'material', quantity: '1', unitPrice: '129.90' })
}

async function subStatuses(writer: Writer): Promise<void> {
  const names = ['Pièce commandée', 'Intervention d’un prestataire', 'Décision de la direction']
  const forAll = { forIncident: true, forRequest: true, forProblem: true, forChange: true, isDefault: false }
  for (const [index, name] of names.entries())
    await writer.run('ticket-sub-status.create', { name, status: 'pending', position: 10 + index * 10, ...forAll })
  await writer.run('ticket-sub-status.create', {
    ...forAll,
    name: 'Sur place',
    status: 'assigned',
    position: 50,
    forProblem: false,
    forChange: false,
  })
}

async function live(writer: Writer, story: Story, opened: Date): Promise<void> {
  const { type, title, text, impact, urgency } = story
  const incidents =
    story.behind === undefined
      ? []
      : (
          await sql<{ id: string }>`
            select id from ticket where type = 'incident' and title ilike ${`%${story.behind}%`} and opened_at < ${opened}
            order by opened_at desc limit 3`.execute(writer.db)
        ).rows
  const from = story.window && new Date(opened.getTime() + story.window[0] * day)
  const until = from && new Date(from.getTime() + story.window![1] * hour)
  const { id } = await writer.run(
    'ticket.open',
    {
      type,
      title,
      description: paragraphs(text),
      impact,
      urgency,
      channel: 'desk',
      analysis: story.analysis,
      ...(from ? { plannedFrom: from.toISOString(), plannedUntil: until!.toISOString() } : {}),
      links: incidents.map((incident) => ({ side: 'cause-of', other: incident.id })),
    },
    { at: opened, by: worker },
  )
  for (const [after, by, verb, input] of story.steps)
    await writer.attempt(`ticket.${verb}`, { id, ...input }, { at: new Date(opened.getTime() + after * day), by })
}
