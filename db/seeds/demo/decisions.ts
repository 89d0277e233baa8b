import { sql } from 'kysely'
import type { Condition } from '../../../src/shared/conditions/condition.ts'
import type { RuleEffect } from '../../../src/shared/rules/rule.ts'
import type { Writer } from './writer.ts'

/** Calendar, promises and rules of the agency's service desk: in force before the first ticket is opened. */
export async function demoDecisions(writer: Writer): Promise<void> {
  const root = await sql<{ id: string }>`select id from entity where parent_id is null order by id limit 1`.execute(
    writer.db,
  )
  const entity = root.rows[0]!.id
  const hours = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 510, to: 750 },
    { day, from: 810, to: day === 5 ? 1020 : 1080 },
  ])
  const calendar = await writer.run('calendar.create', {
    name: 'Heures d’ouverture du support',
    entity,
    zone: 'Europe/Paris',
    hours,
    holidays: 'fr',
    closings: [{ name: 'Fermeture de fin d’année', from: '2026-12-24', to: '2027-01-01', yearly: true }],
  })
  await writer.run('calendar.create', {
    name: 'Astreinte de production',
    entity,
    zone: 'Europe/Paris',
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 360, to: 1320 })),
    holidays: 'none',
    closings: [],
  })
  const level = (name: string, target: string, amount: number, unit: string, more: object = {}) =>
    writer.run('service-level.create', {
      name,
      entity,
      type: 'sla',
      target,
      amount,
      unit,
      calendar: calendar.id,
      ...more,
    })
  const own = await level('Prise en charge en 4 h', 'own', 4, 'hours')
  const urgent = await level('Incident urgent : 8 h', 'resolve', 8, 'hours', {
    escalations: [
      {
        name: 'Une heure avant, toujours à personne : priorité très haute',
        offset: -60,
        condition: { not: { has: 'assignee' } },
        effects: [{ effect: 'set', field: 'priority', value: 5 }],
      },
    ],
  })
  const incident = await level('Incident : 3 jours', 'resolve', 3, 'days', { endOfDay: true })
  const request = await level('Demande : 5 jours', 'resolve', 5, 'days', { endOfDay: true })
  const rule = (
    name: string,
    condition: Condition,
    effects: RuleEffect[],
    isActive = true,
    comment: string | null = null,
  ) =>
    writer.run('rule.create', {
      set: 'ticket-opening',
      name,
      entity,
      withChildren: true,
      condition,
      effects,
      isActive,
      comment,
    })
  await rule('Le lieu est celui du demandeur', { field: 'location', op: 'empty' }, [
    { effect: 'copyIfEmpty', field: 'location', value: 'requester.location' },
  ])
  await rule('Tout ticket est pris en charge en 4 heures ouvrées', { all: [] }, [
    { effect: 'setIfEmpty', field: 'slaOwn', value: own.id },
  ])
  await rule(
    'Un incident urgent ou étendu se résout dans la journée',
    {
      all: [
        { field: 'type', op: 'is', value: 'incident' },
        { field: 'priority', op: 'gte', value: 4 },
      ],
    },
    [{ effect: 'setIfEmpty', field: 'slaResolve', value: urgent.id }],
  )
  await rule('Les autres incidents : trois jours', { field: 'type', op: 'is', value: 'incident' }, [
    { effect: 'setIfEmpty', field: 'slaResolve', value: incident.id },
  ])
  await rule('Les demandes : cinq jours', { field: 'type', op: 'is', value: 'request' }, [
    { effect: 'setIfEmpty', field: 'slaResolve', value: request.id },
  ])
  await rule(
    'Climatisation : aux moyens généraux',
    {
      any: [
        { field: 'title', op: 'contains', value: 'clim' },
        { field: 'title', op: 'contains', value: 'chauffage' },
      ],
    },
    [
      {
        effect: 'refuse',
        value: 'La climatisation et le chauffage dépendent des moyens généraux : moyens-generaux@agence.example.',
      },
    ],
    false,
    'À activer quand les moyens généraux auront ouvert leur guichet.',
  )
}
