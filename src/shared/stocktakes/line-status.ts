export const lineStatuses = ['expected', 'found', 'misplaced', 'unknown', 'missing'] as const
export type LineStatus = (typeof lineStatuses)[number]

export interface LineFacts {
  hasAsset: boolean
  /** Ids of the place where the register has it and of all places above, as far as there is one. */
  expectedPath: readonly string[]
  seenPlace: string | null
  isClosed: boolean
}

/**
 * What a line says. Found = seen where the register has it, or counted for a place that this one is part of (who counts
 * a whole floor does not say which room). Anything else seen is misplaced; unseen things are missing once all is counted.
 */
export function lineStatus({ hasAsset, expectedPath, seenPlace, isClosed }: LineFacts): LineStatus {
  if (!hasAsset) return 'unknown'
  if (seenPlace === null) return isClosed ? 'missing' : 'expected'
  return expectedPath.includes(seenPlace) ? 'found' : 'misplaced'
}
