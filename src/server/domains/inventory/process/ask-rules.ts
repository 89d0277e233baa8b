import type { Transaction } from 'kysely'
import { assetInventoryRules } from '../../../../shared/assets/asset.rules.ts'
import type { Row } from '../../../../shared/conditions/evaluate.ts'
import type { RuleTrace } from '../../../../shared/rules/rule.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { type CompiledRules, rulesOf } from '../../../engine/rules/compile-rules.ts'
import type { Draft } from '../../../engine/rules/facts.ts'
import { shape } from '../../../engine/rules/shape.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory } from '../neutral.ts'
import { type Facts, typeOf } from './facts.ts'

/** What rules say of a machine that is new to the register. */
export interface Ruled {
  /** Row properties of the asset: entity, location, group… */
  values: Row
  trace: readonly RuleTrace[]
  refusal: { id: string; rule: string; reason: string } | null
}

export const unruled: Ruled = { values: {}, trace: [], refusal: null }

const actor = systemActor('inventory', 'agent')

interface Asked {
  neutral: NeutralInventory
  facts: Facts
  entityId: string
  /** The asset as it stands, when the rules are asked again. */
  standing?: Row
  /** A person lets it in: rules still say where it goes, and can no longer refuse it. */
  isAccepted: boolean
}

const withoutRefusals = (compiled: CompiledRules): CompiledRules => ({
  ...compiled,
  rules: compiled.rules.flatMap((each) => {
    const effects = each.rule.effects.filter(({ effect }) => effect !== 'refuse')
    return effects.length === 0 ? [] : [{ ...each, rule: { ...each.rule, effects } }]
  }),
})

/** Asks the rules about a machine that nobody knows yet. Without rules nothing is read and nothing changes. */
export async function askRules(
  services: Services,
  transaction: Transaction<Tables>,
  { neutral, facts, entityId, isAccepted, standing }: Asked,
): Promise<Ruled> {
  const { agent, sections, tag, deviceId } = neutral
  const draft: Draft = {
    row: { ...standing, ...facts.columns, type: typeOf(neutral), entityId, custom: facts.custom },
    relations: {
      agent: [{ tag, deviceId, program: agent.name, version: agent.version }],
      address: (sections.port ?? []).flatMap((port) =>
        port.addresses.map(({ address }) => ({ address, mac: port.mac })),
      ),
      software: (sections.software ?? []).map(({ name, publisher, version }) => ({ name, publisher, version })),
    },
  }
  const context = { services, db: transaction, house: services.house, actor, now: services.now() }
  const outcome = await shape(
    context,
    assetInventoryRules,
    draft,
    isAccepted ? { rules: withoutRefusals(await rulesOf(services, assetInventoryRules, transaction)) } : {},
  )
  if (outcome === null) return unruled
  const { patch, trace, refusal } = outcome
  return {
    values: patch,
    trace,
    refusal: refusal === null ? null : { id: refusal.rule.id, rule: refusal.rule.name, reason: refusal.reason },
  }
}
