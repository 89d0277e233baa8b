import { z } from 'zod'
import { boolean, choice, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { effectsSchema, ruleConditionSchema } from '../rules/rule.ts'
import { units } from './due.ts'
import { holidaySets } from './holidays.ts'

const minutes = z.int().min(0).max(1440)

export const hoursSchema = z
  .array(
    z
      .strictObject({ day: z.int().min(1).max(7), from: minutes, to: minutes })
      .refine((hours) => hours.to > hours.from, { message: 'order', path: ['to'] }),
  )
  .max(70)

export const closingsSchema = z
  .array(
    z
      .strictObject({
        name: z.string().max(100).default(''),
        from: z.iso.date(),
        to: z.iso.date(),
        yearly: z.boolean().default(false),
      })
      .refine((closing) => closing.yearly || closing.to >= closing.from, { message: 'order', path: ['to'] }),
  )
  .max(200)

/** When people work: hours of the week, holidays, days of closing. */
export const calendarKind = defineKind('calendar', {
  plural: 'calendars',
  table: 'work_calendar',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    /** IANA zone; empty = that of the instance. */
    zone: text({ max: 60 }),
    hours: json(hoursSchema),
    holidays: choice(holidaySets, { required: true }),
    closings: json(closingsSchema),
    comment: longText(),
  },
  list: ['name', 'entity', 'holidays'],
  entityField: 'entity',
  guard: 'service-level',
})

/** Rules of this set are what a level does before and after a promise falls due. */
export const escalationSet = 'ticket-escalation'

export const escalationsSchema = z
  .array(
    z.strictObject({
      name: z.string().max(100).default(''),
      /** Minutes of open time from the due instant; negative = before. */
      offset: z.int().min(-100_000).max(100_000),
      condition: ruleConditionSchema,
      effects: effectsSchema,
    }),
  )
  .max(20)
export type Escalation = z.infer<typeof escalationsSchema>[number]

/** A promise: to take a case in hand, or to solve it, within so much open time. */
export const serviceLevelKind = defineKind('service-level', {
  plural: 'service-levels',
  table: 'service_level',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    /** sla: to those who ask; ola: between teams. */
    type: choice(['sla', 'ola'], { required: true }),
    target: choice(['own', 'resolve'], { required: true }),
    amount: integer({ required: true, min: 1, max: 10_000 }),
    unit: choice(units, { required: true }),
    endOfDay: boolean(),
    /** Empty = day and night. */
    calendar: reference('calendar'),
    escalations: json(escalationsSchema),
    comment: longText(),
  },
  list: ['name', 'type', 'target', 'amount', 'unit', 'calendar', 'entity'],
  entityField: 'entity',
})
