import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/** Cases that come back: the back-ups of every Monday, the inventory of January, leavers' accounts at the end of the month. */
export async function demoRecurring(writer: Writer): Promise<void> {
  const found = await sql<{ entity: string; calendar: string | null; group: string | null }>`
    select (select id::text from entity where parent_id is null order by id limit 1) as entity,
      (select id::text from work_calendar where deleted_at is null order by id limit 1) as calendar,
      (select id::text from app_group where can_be_assigned and deleted_at is null order by id limit 1) as "group"`.execute(
    writer.db,
  )
  const { entity, calendar, group } = found.rows[0]!
  const common = { entity, isActive: true, type: 'request', every: 1, startsOn: '2026-01-05', leadDays: 0 }
  const open = { ...common, calendar, onClosedDay: calendar === null ? 'keep' : 'after', assigneeGroup: group }
  await writer.run('recurring-case.create', {
    ...open,
    name: 'Contrôle des sauvegardes',
    title: 'Contrôle des sauvegardes, semaine {{week}}',
    description: '<p>Vérifier les sauvegardes de la semaine et noter ce qui manque.</p>',
    checklist: 'Lire le journal des sauvegardes\nRestaurer un fichier choisi au hasard\nVérifier la place libre',
    unit: 'week',
    weekdays: ['monday'],
    monthWay: 'day',
    time: '08:30',
  })
  await writer.run('recurring-case.create', {
    ...open,
    name: 'Revue des comptes partis',
    title: 'Revue des comptes des agents partis, {{month}}',
    checklist: 'Demander la liste des départs aux ressources humaines\nDésactiver les comptes\nReprendre le matériel',
    unit: 'month',
    monthWay: 'last-day',
    time: '09:00',
    waitsForLast: true,
  })
  await writer.run('recurring-case.create', {
    ...open,
    name: 'Onduleurs : essai annuel',
    type: 'change',
    title: 'Essai des onduleurs {{year}}',
    unit: 'year',
    monthWay: 'weekday',
    startsOn: '2026-03-17',
    time: '07:30',
    leadDays: 30,
  })
}
