import { z } from 'zod'
import { invalidField } from '../../../shared/errors.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import {
  type UniqueSubject,
  uniqueFieldsOf,
  uniqueRuleKind,
  uniqueSubjects,
} from '../../../shared/unicity/unicity.kinds.ts'
import type { KindEntry, MountedRoute, Room } from '../../engine/house.ts'
import { forgetUniqueRules } from '../../engine/unicity/unique-rules.ts'
import { conflictsOf, duplicatesOf } from './conflicts.ts'

const params = z.object({ id: z.string().max(20) })

/** A rule names fields that its kind has; only assets have types. */
const fitRule: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  const whole = { ...row, ...values } as { subject: UniqueSubject; fields?: string[]; assetTypes?: string[] }
  const known: readonly string[] = uniqueFieldsOf[whole.subject]
  const fields = whole.fields ?? []
  if (fields.length === 0) throw invalidField('fields', 'required')
  const unknown = fields.find((field) => !known.includes(field))
  if (unknown !== undefined) throw invalidField('fields', 'not_of_kind')
  forgetUniqueRules()
  return whole.subject === 'asset' ? values : { ...values, assetTypes: [] }
}

const pluralOf = (subject: UniqueSubject): string =>
  ({ software: 'software', 'stock-item': 'stock-items' })[subject as string] ?? `${subject}s`

const routes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/unique-rules/:id/conflicts',
      summary: 'unicity.conflicts',
      tag: 'unique-rules',
      params,
    }) as MountedRoute['route'],
    read: ({ params: given }, { reader }) => conflictsOf(reader, given.id!),
  },
  ...uniqueSubjects.map(
    (subject): MountedRoute => ({
      route: defineRoute({
        method: 'GET',
        path: `/${pluralOf(subject)}/:id/duplicates`,
        summary: `unicity.of-${subject}`,
        tag: pluralOf(subject),
        params,
      }) as MountedRoute['route'],
      read: ({ params: given }, { reader }) => duplicatesOf(reader, subject, given.id!),
    }),
  ),
]

export const unicityRoom: Room = {
  name: 'unicity',
  kinds: [
    {
      kind: uniqueRuleKind,
      access: { sharedDown: true },
      prepare: fitRule,
      crud: ['create', 'update', 'remove', 'restore'],
    },
  ],
  actions: [],
  routes,
}
