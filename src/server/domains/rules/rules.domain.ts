import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { ruleKind } from '../../../shared/rules/rules.kinds.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute, Room } from '../../engine/house.ts'
import { importRules } from './actions/import-rules.ts'
import { previewRule, tryRule } from './actions/try-rule.ts'
import { createRule, moveRule, removeRule, restoreRule, updateRule } from './actions/write-rule.ts'
import { exportRules } from './carry-rules.ts'

const post = (path: string, summary: string): MountedRoute['route'] =>
  defineRoute({ method: 'POST', path, summary, tag: 'rules' }) as MountedRoute['route']

const routes: readonly MountedRoute[] = [
  { route: post('/rules/try', 'rule.try'), action: tryRule },
  { route: post('/rules/preview', 'rule.preview'), action: previewRule },
  { route: post('/rules/import', 'rule.import'), action: importRules },
  {
    route: defineRoute({
      method: 'GET',
      path: '/rule-sets/export',
      summary: 'rule.export',
      tag: 'rules',
      query: z.object({ set: z.string().max(50) }),
    }) as MountedRoute['route'],
    read: async ({ query }, { reader }) => {
      if (!isAllowed(reader.actor, 'rule.read')) throw forbidden('rule.read')
      return exportRules(reader, String(query.set))
    },
  },
]

export const rulesRoom: Room = {
  name: 'rules',
  kinds: [{ kind: ruleKind, access: { sharedDown: true } }],
  actions: [createRule, updateRule, removeRule, restoreRule, moveRule, tryRule, previewRule, importRules],
  routes,
}
