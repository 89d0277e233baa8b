import { z } from 'zod'
import { idInput } from '../fields/id.ts'

/** Parts one may have in a case. */
export const actorRoles = ['requester', 'observer', 'assignee'] as const
export type ActorRole = (typeof actorRoles)[number]

const id = idInput

/** A person or a group; further properties (its name) may come along and are left out. */
export const actorSchema = z.object({ type: z.enum(['user', 'group']), id })
export type ActorInput = z.infer<typeof actorSchema>

export const roleActorSchema = z.object({ role: z.enum(actorRoles), type: z.enum(['user', 'group']), id })
export type RoleActor = z.infer<typeof roleActorSchema>

/** An actor as records give it. */
export interface TicketActor {
  type: 'user' | 'group'
  id: string
  name: string
}

/** A linked asset as records give it. */
export interface TicketAsset {
  id: string
  number: number
  name: string
  type: string
}
