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
/** Of an asset that a person wrote down and no agent has spoken of yet, name and number say more than of others. */
const declaredPoints: Partial<Record<EvidenceSort, number>> = { tag: 35, name: 30 }
/** Both sides have it and nothing agrees: two machines of one maker's habit, or one whose parts were changed. */
const doubts = { uuid: 10, mac: 10, name: 5 }

export const enough = 45
const clearLead = 20
/** Below this a candidate is not worth a question. */
const worthAsking = 25
/** Device ids of one program that one machine may have had within a day: its own, and one more after a rename. */
const mostDevices = 2

export interface Candidate {
  assetId: string
  name: string
  type: string
  isTrashed: boolean
  /** False: recorded by a person, no agent has spoken of it. */
  isSeen: boolean
  /** Programs whose device ids told of this asset within a day, one entry a device. */
  programs: string[]
  /** Evidence of the asset, as stored or declared. */
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

const of = (evidence: readonly Evidence[], sort: EvidenceSort): Evidence[] =>
  evidence.filter((each) => each.sort === sort)

/** Of a serial, one side may not know the maker: then the number itself decides. */
function isSame(one: Evidence, other: Evidence): boolean {
  if (one.sort !== other.sort) return false
  if (one.value === other.value) return true
  if (one.sort !== 'serial') return false
  const [makerOne, numberOne] = splitSerial(one.value)
  const [makerOther, numberOther] = splitSerial(other.value)
  return (makerOne === '' || makerOther === '') && numberOne === numberOther
}

function splitSerial(value: string): [string, string] {
  const at = value.indexOf(' ')
  return [value.slice(0, at), value.slice(at + 1)]
}

const agree = (message: readonly Evidence[], asset: readonly Evidence[], sort: EvidenceSort): boolean =>
  of(message, sort).some((own) => of(asset, sort).some((other) => isSame(own, other)))

const differ = (message: readonly Evidence[], asset: readonly Evidence[], sort: EvidenceSort): boolean =>
  of(message, sort).length > 0 && of(asset, sort).length > 0 && !agree(message, asset, sort)

export function scoreCandidate(message: readonly Evidence[], candidate: Candidate): Scored {
  const { evidence, isSeen } = candidate
  const shared = message.filter((own) => evidence.some((other) => isSame(own, other)))
  const macs = shared.filter((each) => each.sort === 'mac').length
  const sorts = [...new Set(shared.filter((each) => each.sort !== 'mac').map((each) => each.sort))]
  const worth = (sort: EvidenceSort) => (isSeen ? undefined : declaredPoints[sort]) ?? points[sort]
  const gained = sorts.reduce((sum, sort) => sum + worth(sort), Math.min(macs * points.mac, macLimit))
  const lost = Object.entries(doubts).reduce(
    (sum, [sort, cost]) => sum + (differ(message, evidence, sort as EvidenceSort) ? cost : 0),
    0,
  )
  return {
    assetId: candidate.assetId,
    name: candidate.name,
    score: Math.max(0, gained - (shared.length === 0 ? 0 : lost)),
    shared,
    contradictions: contradictionsOf(message, evidence),
  }
}

/** One machine has one serial and one UUID; but a new mainboard brings a new UUID into a case that keeps its serial. */
function contradictionsOf(message: readonly Evidence[], asset: readonly Evidence[]): Scored['contradictions'] {
  const single: EvidenceSort[] = agree(message, asset, 'serial') ? [] : ['uuid', 'serial']
  return single
    .filter((sort) => differ(message, asset, sort))
    .map((sort) => ({ sort, ours: of(message, sort)[0]!.value, theirs: of(asset, sort)[0]!.value }))
}

/**
 * Who is it? One clear candidate without contradiction: link. None worth a question: a new asset. Anything else is for
 * a person to decide.
 *
 * @param sender name of the agent's program, to tell a crowd of copies from a second agent; whether it sent changes only;
 *   whether it only saw something answer: then one address in the network says all there is to know
 */
export function judge(
  message: readonly Evidence[],
  candidates: readonly Candidate[],
  sender: { program: string; isPartial: boolean; isSighting?: boolean },
): Verdict {
  const scored = candidates
    .map((candidate) => scoreCandidate(message, candidate))
    .sort((one, other) => other.score - one.score || Number(BigInt(one.assetId) - BigInt(other.assetId)))
  const [best, second] = scored.filter((each) => each.contradictions.length === 0)
  const refuted = scored.find(
    (each) => each.contradictions.length > 0 && each.score >= enough && (best === undefined || each.score > best.score),
  )
  if (sender.isSighting === true && best !== undefined && best.shared.some((each) => each.sort === 'mac')) {
    const rivals = scored.filter((each) => each.score >= best.score)
    if (rivals.length === 1) return { is: 'link', assetId: best.assetId, scored, reason: 'mac' }
  }
  // The same installation of an agent speaks for a machine that says it is another one: cloned disk or changed board.
  if (refuted !== undefined) return { is: 'doubt', scored, reason: 'contradiction' }
  // Changes of a machine that tells next to nothing of itself: rather a question than a second record of it.
  if (best !== undefined && best.score > 0 && best.score < worthAsking && sender.isPartial)
    return { is: 'doubt', scored, reason: 'weak' }
  if (best === undefined || best.score < worthAsking)
    return { is: 'new', scored, reason: best === undefined ? 'unknown' : 'weak' }
  if (best.score < enough) return { is: 'doubt', scored, reason: 'weak' }
  if (second !== undefined && second.score >= enough && best.score - second.score < clearLead)
    return { is: 'doubt', scored, reason: 'several' }
  const candidate = candidates.find((each) => each.assetId === best.assetId)!
  if (candidate.isTrashed) return { is: 'doubt', scored, reason: 'trashed' }
  if (isCrowd(best, candidate, sender.program)) return { is: 'doubt', scored, reason: 'crowd' }
  return { is: 'link', assetId: best.assetId, scored, reason: strongest(best) }
}

/** Many devices within a day that all claim to be this one asset: copies of an image, not a rename. */
const isCrowd = (best: Scored, candidate: Candidate, program: string): boolean =>
  !best.shared.some((each) => each.sort === 'device' || each.sort === 'agent') &&
  candidate.programs.filter((each) => each === program).length >= mostDevices

const strongest = (scored: Scored): string =>
  [...scored.shared].sort((one, other) => points[other.sort] - points[one.sort])[0]!.sort
