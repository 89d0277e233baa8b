import { sql } from 'kysely'
import type { Writer } from './writer.ts'

interface Text {
  /** Names of `words`. */
  taskCategory?: string
  solutionType?: string
  source?: string
  name: string
  usage: 'reply' | 'note' | 'task' | 'solution'
  body: string
  minutes?: number
}

/** Words that every desk writes each day. */
const texts: Text[] = [
  {
    name: 'Demander une précision',
    usage: 'reply',
    body: '<p>Bonjour {{requester}},</p><p>Pour avancer sur « {{title}} », pouvez-vous nous dire à quel moment cela se produit, et nous joindre une capture d’écran ?</p><p>{{author}}</p>',
  },
  {
    name: 'Prendre rendez-vous',
    usage: 'reply',
    body: '<p>Bonjour {{requester}},</p><p>Nous passons à votre bureau ({{location}}) pour le ticket {{number}}. Quel moment vous convient ?</p><p>{{author}}</p>',
  },
  {
    name: 'Relance du demandeur',
    usage: 'reply',
    body: '<p>Bonjour {{requester}},</p><p>Votre ticket {{number}} « {{title}} », ouvert le {{opened}}, attend votre réponse. Sans nouvelles de vous, nous le considérerons comme résolu.</p>',
  },
  {
    name: 'Diagnostic à distance',
    usage: 'task',
    body: '<p>Prendre la main sur {{assets}}.</p>',
    minutes: 20,
    taskCategory: 'Diagnostic',
  },
  {
    name: 'Redémarrage',
    solutionType: 'Dépannage à distance',
    usage: 'solution',
    body: '<p>Le poste a été redémarré et les mises à jour en attente installées. Le fonctionnement a été vérifié avec {{requester}}.</p>',
  },
  {
    name: 'Sans réponse du demandeur',
    solutionType: 'Sans suite',
    usage: 'solution',
    body: '<p>Nos relances sont restées sans réponse : nous considérons la demande comme résolue. Vous pouvez refuser cette solution si ce n’est pas le cas.</p>',
  },
]

const forAll = { forIncident: true, forRequest: true, forProblem: true, forChange: true }

const words = {
  'solution-type': ['Dépannage à distance', 'Intervention sur place', 'Remplacement', 'Explication', 'Sans suite'],
  'task-category': ['Diagnostic', 'Installation', 'Déplacement', 'Échange avec un fournisseur'],
  'request-source': ['Téléphone', 'Messagerie', 'Au guichet', 'Courrier'],
} as const

/** How cases are solved, what sorts of work there are, by which ways answers come in: ids by name. */
async function demoWords(writer: Writer): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [kind, names] of Object.entries(words))
    for (const name of names) {
      const more = kind === 'solution-type' ? forAll : {}
      ids.set(name, (await writer.run(`${kind}.create`, { name, ...more })).id)
    }
  return ids
}

/** Text templates, and the sub-status that reminds whoever does not answer. */
export async function demoTexts(writer: Writer): Promise<void> {
  const ids = new Map<string, string>()
  const words = await demoWords(writer)
  for (const { taskCategory, solutionType, source, ...text } of texts) {
    const named = {
      taskCategory: words.get(taskCategory ?? '') ?? null,
      solutionType: words.get(solutionType ?? '') ?? null,
      source: words.get(source ?? '') ?? null,
    }
    ids.set(text.name, (await writer.run('text-template.create', { ...forAll, ...text, ...named })).id)
  }
  const found = await sql<{ id: string }>`
    select id::text from work_calendar where deleted_at is null order by id limit 1`.execute(writer.db)
  await writer.run('ticket-sub-status.create', {
    ...forAll,
    name: 'Réponse du demandeur',
    status: 'pending',
    isDefault: false,
    position: 0,
    remindEvery: 3,
    remindTimes: 2,
    reminder: ids.get('Relance du demandeur'),
    solution: ids.get('Sans réponse du demandeur'),
    calendar: found.rows[0]?.id ?? null,
  })
}

/** How somebody's arrival is asked for: a template with every sort of rule. */
export async function demoTemplate(writer: Writer): Promise<void> {
  const { id } = await writer.run('ticket-template.create', {
    name: 'Arrivée d’un agent',
    ...forAll,
    forIncident: false,
    title: 'Arrivée de ',
    description: '<p>Nom, service et date d’arrivée :</p><p>Matériel et accès à prévoir :</p>',
    urgency: 4,
    impact: 2,
    channel: 'mail',
    mandatory: ['description', 'location'],
    readOnly: ['urgency'],
    hidden: ['impact'],
    beforeSolving: ['assignees', 'assets'],
  })
  const found = await sql<{ id: string }>`select id::text from ticket_category where code = 'MVT-ARR'`.execute(
    writer.db,
  )
  for (const category of found.rows) await writer.run('ticket-category.update', { ...category, templateRequest: id })
}
