import type { Evidence, EvidenceSort } from './evidence.ts'

/**
 * Points for evidence that message and asset share. Strong alone: 50 and more. A MAC alone never suffices (docks walk),
 * with the name it does; the name alone never does.
 */
const points: Record<EvidenceSort, number> = {
  agent: 60,
  device: 60,
  uuid: 55,
  serial: 55,
  mainboard: 30,
  mac: 30,
  tag: 20,
  name: 15,
}

/** MAC addresses together count at most this. */
const macLimit = 40
export const enough = 45
const clearLead = 20
/** Below this a candidate is not worth a question. */
const worthAsking = 30

export interface Candidate {
  assetId: string
  name: string
  type: string
  /** Evidence of the asset, as stored. */
  evidence: Evidence[]
}

export interface Scored {
  assetId: string
  name: string
  score: number
  shared: Evidence[]
  /** Both sides have it and differ: forbids the link. */
  contradictions: { sort: EvidenceSort; theirs: string; ours: string }[]
}

export type Verdict =
  | { is: 'link'; assetId: string; scored: Scored[]; reason: string }
  | { is: 'new'; scored: Scored[]; reason: string }
  | { is: 'doubt'; scored: Scored[]; reason: string }

/** Evidence of which a machine has just one: two different values mean two machines. */
const single: readonly EvidenceSort[] = ['uuid', 'serial']

export function scoreCandidate(message: readonly Evidence[], candidate: Candidate): Scored {
  const shared = message.filter((own) =>
    candidate.evidence.some((other) => other.sort === own.sort && other.value === own.value),
  )
  const macs = shared.filter((each) => each.sort === 'mac').length
  const score = unique(shared.filter((each) => each.sort !== 'mac').map((each) => each.sort)).reduce(
    (sum, sort) => sum + points[sort],
    Math.min(macs * points.mac, macLimit),
  )
  return {
    assetId: candidate.assetId,
    name: candidate.name,
    score,
    shared,
    contradictions: contradictionsOf(message, candidate.evidence),
  }
}

function contradictionsOf(message: readonly Evidence[], asset: readonly Evidence[]): Scored['contradictions'] {
  return single.flatMap((sort) => {
    const ours = message.filter((each) => each.sort === sort)
    const theirs = asset.filter((each) => each.sort === sort)
    if (
      ours.length === 0 ||
      theirs.length === 0 ||
      ours.some((own) => theirs.some((other) => sameValue(sort, own.value, other.value)))
    )
      return []
    return [{ sort, ours: ours[0]!.value, theirs: theirs[0]!.value }]
  })
}

/** One side may not know the maker: then the serial itself decides. */
function sameValue(sort: EvidenceSort, one: string, other: string): boolean {
  if (one === other) return true
  if (sort !== 'serial') return false
  const [makerOne = '', ...serialOne] = one.split(' ')
  const [makerOther = '', ...serialOther] = other.split(' ')
  return (makerOne === '' || makerOther === '') && serialOne.join(' ') === serialOther.join(' ')
}

/**
 * Who is it? One clear candidate without contradiction: link. None worth a question: a new asset. Anything else is for
 * a person to decide.
 */
export function judge(message: readonly Evidence[], candidates: readonly Candidate[]): Verdict {
  const scored = candidates
    .map((candidate) => scoreCandidate(message, candidate))
    .sort((one, other) => other.score - one.score)
  const possible = scored.filter((each) => each.contradictions.length === 0)
  const [best, second] = possible
  // The same installation of an agent speaks for a machine that says it is another one: cloned disk or changed board.
  const refuted = scored.find(
    (each) => each.contradictions.length > 0 && each.score >= enough && (best === undefined || each.score > best.score),
  )
  if (refuted !== undefined) return { is: 'doubt', scored, reason: 'contradiction' }
  if (best === undefined || best.score < worthAsking)
    return { is: 'new', scored, reason: best === undefined ? 'unknown' : 'weak' }
  if (best.score < enough) return { is: 'doubt', scored, reason: 'weak' }
  if (second !== undefined && second.score >= enough && best.score - second.score < clearLead)
    return { is: 'doubt', scored, reason: 'several' }
  return { is: 'link', assetId: best.assetId, scored, reason: strongest(best) }
}

const strongest = (scored: Scored): string =>
  [...scored.shared].sort((one, other) => points[other.sort] - points[one.sort])[0]!.sort

const unique = <T>(items: T[]): T[] => [...new Set(items)]
