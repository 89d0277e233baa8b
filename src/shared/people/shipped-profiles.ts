import type { Permissions, Reach } from '../access/reach.ts'

/** Profiles that every installation has. They cannot be edited: copies can. */
export const profileCodes = [
  'requester',
  'technician',
  'supervisor',
  'asset-manager',
  'logistics',
  'auditor',
  'administrator',
  'super-administrator',
] as const
export type ProfileCode = (typeof profileCodes)[number]

export interface ShippedProfile {
  code: ProfileCode
  /** Key of its name in the locales. */
  nameKey: string
  shell: 'desk' | 'portal'
  permissions: Permissions
}

const reachOf: Record<string, Reach | null> = { o: 'own', g: 'group', e: 'entity', s: 'subtree', a: 'all', '-': null }

/**
 * The one table of rules: who may do what, how far. One column a profile, in the order of profileCodes; reach by its
 * first letter (own, group, entity, subtree, all), `-` = no.
 *
 * A subtree is the entity of the grant and, when the grant is recursive, all below it. Kinds of no entity
 * (dictionaries, junk values) are open whatever the reach. Only super-administrators reach `all`, shared
 * views and dictionaries excepted: nobody can grant more than he has.
 */
const table = `
                          requester technician supervisor asset-manager logistics auditor administrator super-administrator
ticket.read               o         s          s          s             g         s       s             a
ticket.read-private       -         s          s          g             g         s       s             a
ticket.open               o         s          s          s             s         -       s             a
ticket.open-for-others    -         s          s          s             s         -       s             a
ticket.update             -         s          s          g             g         -       s             a
ticket.assign             -         s          s          g             g         -       s             a
ticket.take               -         s          s          g             g         -       s             a
ticket.reply              o         s          s          g             g         -       s             a
ticket.note               -         s          s          g             g         -       s             a
ticket.task               -         s          s          g             g         -       s             a
ticket.wait               -         s          s          g             g         -       s             a
ticket.resume             -         s          s          g             g         -       s             a
ticket.solve              -         s          s          g             g         -       s             a
ticket.accept             o         s          s          o             o         -       s             a
ticket.refuse             o         s          s          o             o         -       s             a
ticket.close              -         s          s          g             g         -       s             a
ticket.reopen             o         s          s          g             g         -       s             a
ticket.open-problem       -         s          s          -             -         -       s             a
ticket.open-change        -         s          s          s             s         -       s             a
ticket.acknowledge        -         s          s          g             g         -       s             a
ticket.monitor            -         s          s          g             g         -       s             a
ticket.evaluate           -         s          s          g             g         -       s             a
ticket.submit             -         s          s          g             g         -       s             a
ticket.approve            -         -          s          -             -         -       s             a
ticket.reject             -         -          s          -             -         -       s             a
ticket.test               -         s          s          g             g         -       s             a
ticket.qualify            -         s          s          g             g         -       s             a
ticket.review             -         s          s          g             g         -       s             a
ticket.cancel             -         s          s          g             g         -       s             a
ticket.ask-approval       -         s          s          g             g         -       s             a
ticket.make-approval-link -         -          -          -             -         -       s             a
recurring-case.read       -         s          s          -             -         s       s             a
recurring-case.create     -         -          s          -             -         -       s             a
recurring-case.update     -         -          s          -             -         -       s             a
recurring-case.delete     -         -          s          -             -         -       s             a
recurring-case.run        -         -          s          -             -         -       s             a
freeze-window.read        -         s          s          s             s         s       s             a
freeze-window.create      -         -          s          -             -         -       s             a
freeze-window.update      -         -          s          -             -         -       s             a
freeze-window.delete      -         -          s          -             -         -       s             a
change-model.read         -         s          s          s             s         s       s             a
change-model.create       -         -          s          -             -         -       s             a
change-model.update       -         -          s          -             -         -       s             a
change-model.delete       -         -          s          -             -         -       s             a
change-model.approve      -         -          s          -             -         -       s             a
ticket.emergency          -         s          s          -             -         -       s             a
ticket.pass-freeze        -         -          s          -             -         -       s             a
ticket.declare-major      -         -          s          -             -         -       s             a
survey.read               -         -          s          -             -         s       s             a
survey.create             -         -          -          -             -         -       s             a
survey.update             -         -          -          -             -         -       s             a
survey.delete             -         -          -          -             -         -       s             a
survey-answer.read        o         o          s          o             o         s       s             a
survey-answer.answer      o         o          o          o             o         -       o             a
survey-answer.make-link   -         -          s          -             -         -       s             a
ticket.set-priority       -         -          s          -             -         -       s             a
ticket.watch              o         s          s          g             g         -       s             a
ticket.merge              -         s          s          -             -         -       s             a
ticket.link-asset         o         s          s          s             g         -       s             a
ticket.delete             -         -          s          -             -         -       s             a
ticket.read-rules         -         s          s          s             g         s       s             a
approval.read             o         o          o          o             o         o       o             a
approval.answer           o         o          o          o             o         o       o             a
approval-template.read    -         s          s          s             s         s       s             a
approval-template.create  -         -          -          -             -         -       s             a
approval-template.update  -         -          -          -             -         -       s             a
approval-template.delete  -         -          -          -             -         -       s             a
deputy.read               o         o          o          o             o         o       o             a
deputy.create             o         o          o          o             o         o       o             a
deputy.update             o         o          o          o             o         o       o             a
deputy.delete             o         o          o          o             o         o       o             a
article.read              o         s          s          s             s         s       s             a
article.read-internal     -         s          s          s             s         s       s             a
article.create            -         s          s          s             s         -       s             a
article.update            -         s          s          s             -         -       s             a
article.publish           -         s          s          -             -         -       s             a
article.link-case         -         s          s          s             s         -       s             a
article.delete            -         -          s          -             -         -       s             a
asset.read                o         s          s          s             s         s       s             a
asset.read-secret         -         -          -          s             -         -       s             a
asset.create              -         s          s          s             s         -       s             a
asset.update              -         s          s          s             s         -       s             a
asset.delete              -         -          s          s             -         -       s             a
asset.merge               -         -          s          s             -         -       s             a
asset.unlock              -         s          s          s             -         -       s             a
software.read             -         s          s          s             s         s       s             a
software.create           -         -          -          s             -         -       s             a
software.update           -         -          -          s             -         -       s             a
licence.read              -         s          s          s             -         s       s             a
licence.create            -         -          -          s             -         -       s             a
licence.update            -         -          -          s             -         -       s             a
licence.delete            -         -          -          s             -         -       s             a
licence.assign            -         s          s          s             -         -       s             a
licence.read-key          -         -          -          s             -         -       s             a
stock.read                -         s          s          s             s         s       s             a
stock.create              -         -          -          s             s         -       s             a
stock.update              -         -          -          s             s         -       s             a
stock.delete              -         -          -          s             s         -       s             a
stock.receive             -         -          -          s             s         -       s             a
stock.issue               -         s          s          s             s         -       s             a
stock.return              -         s          s          s             s         -       s             a
stock.transfer            -         -          -          s             s         -       s             a
stock.correct             -         -          -          s             s         -       s             a
stocktake.read            -         s          s          s             s         s       s             a
stocktake.create          -         -          -          s             s         -       s             a
stocktake.update          -         -          -          s             s         -       s             a
stocktake.delete          -         -          -          s             -         -       s             a
stocktake.count           -         s          s          s             s         -       s             a
stocktake.close           -         -          -          s             s         -       s             a
booking-pool.read         o         s          s          s             s         s       s             a
booking-pool.create       -         -          -          s             s         -       s             a
booking-pool.update       -         -          s          s             s         -       s             a
booking-pool.delete       -         -          -          s             s         -       s             a
booking.read              o         s          s          s             s         s       s             a
booking.book              o         s          s          s             s         -       s             a
booking.book-for-others   -         s          s          s             s         -       s             a
booking.update            o         s          s          s             s         -       s             a
booking.cancel            o         s          s          s             s         -       s             a
booking.lend              -         s          s          s             s         -       s             a
booking.override          -         -          s          s             s         -       s             a
infrastructure.read       -         s          s          s             s         s       s             a
infrastructure.create     -         -          s          s             -         -       s             a
infrastructure.update     -         s          s          s             -         -       s             a
infrastructure.delete     -         -          -          s             -         -       s             a
dictionary.read           a         a          a          a             a         a       a             a
dictionary.create         -         -          -          s             -         -       s             a
dictionary.update         -         -          -          s             -         -       s             a
dictionary.delete         -         -          -          -             -         -       s             a
inventory.read            -         -          -          s             -         s       s             a
inventory.update          -         -          -          s             -         -       s             a
inventory.submit          -         -          -          s             -         -       s             a
discovery.read            -         -          s          s             -         s       s             a
discovery.create          -         -          -          s             -         -       s             a
discovery.update          -         -          -          s             -         -       s             a
discovery.delete          -         -          -          s             -         -       s             a
discovery.run             -         -          -          s             -         -       s             a
mailbox.read              -         -          s          -             -         s       s             a
mailbox.create            -         -          -          -             -         -       s             a
mailbox.update            -         -          -          -             -         -       s             a
mailbox.delete            -         -          -          -             -         -       s             a
incoming-mail.read        -         -          s          -             -         s       s             a
incoming-mail.submit      -         -          -          -             -         -       s             a
incoming-mail.retry       -         -          s          -             -         -       s             a
incoming-mail.open-case   -         -          s          -             -         -       s             a
incoming-mail.discard     -         -          s          -             -         -       s             a
agent.read                -         s          s          s             -         s       s             a
agent.update              -         -          -          s             -         -       s             a
entity.read               o         s          s          s             s         s       s             a
entity.create             -         -          -          -             -         -       s             a
entity.update             -         -          -          -             -         -       s             a
entity.delete             -         -          -          -             -         -       s             a
location.read             o         s          s          s             s         s       s             a
location.create           -         -          -          s             s         -       s             a
location.update           -         -          -          s             s         -       s             a
location.delete           -         -          -          -             -         -       s             a
group.read                o         s          s          s             s         s       s             a
group.create              -         -          -          -             -         -       s             a
group.update              -         -          -          -             -         -       s             a
group.delete              -         -          -          -             -         -       s             a
supplier.read             -         s          s          s             s         s       s             a
supplier.create           -         -          s          s             s         -       s             a
supplier.update           -         -          s          s             s         -       s             a
supplier.delete           -         -          -          s             -         -       s             a
contract.read             -         s          s          s             s         s       s             a
contract.create           -         -          s          s             -         -       s             a
contract.update           -         -          s          s             -         -       s             a
contract.delete           -         -          -          s             -         -       s             a
budget.read               -         -          s          s             s         s       s             a
budget.create             -         -          -          s             -         -       s             a
budget.update             -         -          -          s             -         -       s             a
budget.delete             -         -          -          s             -         -       s             a
purchase.read             -         s          s          s             s         s       s             a
purchase.create           -         -          s          s             s         -       s             a
purchase.update           -         -          s          s             s         -       s             a
purchase.delete           -         -          -          s             -         -       s             a
order.read                -         -          s          s             s         s       s             a
order.create              -         -          s          s             s         -       s             a
order.update              -         -          s          s             s         -       s             a
order.delete              -         -          -          s             -         -       s             a
order.submit              -         -          s          s             s         -       s             a
order.approve             -         -          s          -             -         -       s             a
order.send                -         -          -          s             s         -       s             a
order.receive             -         -          -          s             s         -       s             a
order.bill                -         -          -          s             s         -       s             a
order.cancel              -         -          s          s             -         -       s             a
order.close               -         -          -          s             s         -       s             a
catalogue.read            -         -          s          s             s         s       s             a
catalogue.create          -         -          -          s             s         -       s             a
catalogue.update          -         -          -          s             s         -       s             a
catalogue.delete          -         -          -          s             -         -       s             a
ticket-cost.read          -         s          s          s             g         s       s             a
ticket-cost.create        -         s          s          g             g         -       s             a
ticket-cost.update        -         s          s          g             g         -       s             a
ticket-cost.delete        -         -          s          -             -         -       s             a
user.read                 o         s          s          s             s         s       s             a
user.read-documents       o         o          o          o             o         o       s             a
user.create               -         -          -          -             -         -       s             a
user.update               -         -          -          -             -         -       s             a
user.delete               -         -          -          -             -         -       s             a
user.enable               -         -          -          -             -         -       s             a
user.disable              -         -          -          -             -         -       s             a
user.set-password         o         o          o          o             o         o       s             a
session.read              o         o          o          o             o         o       o             a
session.end               o         o          o          o             o         o       o             a
profile.read              -         -          -          -             -         s       s             a
profile.create            -         -          -          -             -         -       -             a
profile.update            -         -          -          -             -         -       -             a
profile.delete            -         -          -          -             -         -       -             a
grant.read                o         o          o          o             o         s       s             a
grant.create              -         -          -          -             -         -       s             a
grant.update              -         -          -          -             -         -       s             a
grant.delete              -         -          -          -             -         -       s             a
api-token.read            -         o          o          o             o         o       o             a
api-token.create          -         o          o          o             o         o       o             a
api-token.revoke          -         o          o          o             o         o       o             a
saved-view.read           -         a          a          a             a         a       a             a
saved-view.create         -         o          o          o             o         o       o             a
saved-view.update         -         o          o          o             o         o       o             a
saved-view.delete         -         o          o          o             o         o       o             a
saved-view.share          -         -          o          o             o         -       o             a
planning.read             -         g          s          g             g         s       s             a
calendar-feed.read        -         o          o          o             o         o       o             a
calendar-feed.create      -         o          o          o             o         o       o             a
calendar-feed.update      -         o          o          o             o         o       o             a
calendar-feed.renew       -         o          o          o             o         o       o             a
calendar-feed.revoke      -         o          o          o             o         o       o             a
figures.read              -         s          s          s             s         s       s             a
figures.read-people       -         -          s          -             -         s       s             a
audit.read                -         s          s          s             s         s       s             a
audit.create              -         -          -          s             -         -       s             a
audit.update              -         -          -          s             -         -       s             a
audit.delete              -         -          -          s             -         -       s             a
audit.run                 -         -          -          s             -         -       s             a
rule.read                 -         -          s          -             -         s       s             a
rule.create               -         -          -          -             -         -       s             a
rule.update               -         -          -          -             -         -       s             a
rule.delete               -         -          -          -             -         -       s             a
service-level.read        -         s          s          s             s         s       s             a
service-level.create      -         -          -          -             -         -       s             a
service-level.update      -         -          -          -             -         -       s             a
service-level.delete      -         -          -          -             -         -       s             a
import.read               -         -          o          o             o         -       a             a
import.create             -         -          o          o             o         -       a             a
import-mapping.read       -         -          o          o             o         -       a             a
import-mapping.create     -         -          o          o             o         -       a             a
import-mapping.update     -         -          o          o             o         -       a             a
import-mapping.delete     -         -          o          o             o         -       a             a
note.read                 -         s          s          s             s         s       s             a
note.write                -         s          s          s             s         -       s             a
note.manage               -         -          s          s             -         -       s             a
unicity.read              -         -          s          s             s         s       s             a
unicity.create            -         -          -          -             -         -       s             a
unicity.update            -         -          -          -             -         -       s             a
unicity.delete            -         -          -          -             -         -       s             a
notice.read               o         o          o          o             o         o       o             a
notice.mark               o         o          o          o             o         o       o             a
notification.read         -         -          -          -             -         s       s             a
notification.create       -         -          -          -             -         -       s             a
notification.update       -         -          -          -             -         -       s             a
notification.delete       -         -          -          -             -         -       s             a
mail.send                 -         -          -          -             -         -       s             a
mail.read                 -         -          -          -             -         -       s             a
setting.read              -         -          -          -             -         s       s             a
setting.update            -         -          -          -             -         -       -             a
access.explain            -         -          -          -             -         s       s             a
operations.read           -         -          -          -             -         s       s             a
`

const [header, ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/))

/** Every permission that profiles may give; a test holds it equal to what the rooms declare. */
export const permissionCatalogue: readonly string[] = lines.map((line) => line[0]!).sort()

export const shippedProfiles: readonly ShippedProfile[] = profileCodes.map((code) => ({
  code,
  nameKey: `people.profile.${code}`,
  shell: code === 'requester' ? 'portal' : 'desk',
  permissions: columnOf(code),
}))

function columnOf(code: ProfileCode): Permissions {
  const at = header!.indexOf(code) + 1
  const given = lines.map((line): [string, Reach | null] => [line[0]!, reachOf[line[at]!] ?? null])
  return Object.fromEntries(given.filter((entry): entry is [string, Reach] => entry[1] !== null))
}

/** Permissions with which one can take over other accounts or the house itself: longer passwords for their holders. */
export const powerfulPermissions: readonly string[] = [
  'grant.create',
  'grant.update',
  'profile.create',
  'profile.update',
  'setting.update',
  'user.create',
  'user.update',
]
