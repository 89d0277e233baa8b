/** What one case may be to another. All but `related` have a direction, and never lead back to where they began. */
export const caseLinkTypes = ['related', 'duplicate', 'child', 'cause', 'block'] as const
export type CaseLinkType = (typeof caseLinkTypes)[number]

/** The same as each end says it. */
export const linkSides = [
  'related-to',
  'duplicate-of',
  'duplicated-by',
  'child-of',
  'parent-of',
  'caused-by',
  'cause-of',
  'blocks',
  'blocked-by',
] as const
export type LinkSide = (typeof linkSides)[number]

interface Side {
  type: CaseLinkType
  /** The case at hand is where the arrow begins. */
  isForward: boolean
  /** What the other end says. */
  reverse: LinkSide
}

export const sides: Record<LinkSide, Side> = {
  'related-to': { type: 'related', isForward: true, reverse: 'related-to' },
  'duplicate-of': { type: 'duplicate', isForward: true, reverse: 'duplicated-by' },
  'duplicated-by': { type: 'duplicate', isForward: false, reverse: 'duplicate-of' },
  'child-of': { type: 'child', isForward: true, reverse: 'parent-of' },
  'parent-of': { type: 'child', isForward: false, reverse: 'child-of' },
  'caused-by': { type: 'cause', isForward: true, reverse: 'cause-of' },
  'cause-of': { type: 'cause', isForward: false, reverse: 'caused-by' },
  blocks: { type: 'block', isForward: true, reverse: 'blocked-by' },
  'blocked-by': { type: 'block', isForward: false, reverse: 'blocks' },
}

/** How the end where the arrow begins says it, and the end where it arrives. */
export const sideOf = (type: CaseLinkType, isForward: boolean): LinkSide =>
  linkSides.find((side) => sides[side].type === type && (type === 'related' || sides[side].isForward === isForward))!

/** A merge ties two cases too; nobody makes or ends it as a link. */
export const mergeSides = ['merged-into', 'merged-from'] as const

/** Every word that may stand between two cases, in the order in which they are listed. */
export const shownSides = [...mergeSides, ...linkSides] as const
export type ShownSide = (typeof shownSides)[number]

/** A linked case as the API gives it. */
export interface LinkedCase {
  side: ShownSide
  id: string
  number: number
  title: string
  type: string
  status: string
}
