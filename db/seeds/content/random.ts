/**
 * A small seeded generator (mulberry32): the same labels give the same numbers on every machine.
 * Not for secrets. Fork by label, so that one part of the content can change without moving the others.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from min to max, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One of the list, each as likely. The list must not be empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T
  }

  /** One of the list, as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T {
    let total = 0
    for (const item of list) total += weightOf(item)
    let left = this.next() * total
    for (const item of list) {
      left -= weightOf(item)
      if (left < 0) return item
    }
    return list[list.length - 1] as T
  }

  /** Up to `count` different members of the list, in random order. */
  sample<T>(list: readonly T[], count: number): T[] {
    return this.shuffle(list).slice(0, count)
  }

  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1))
      const kept = out[i] as T
      out[i] = out[j] as T
      out[j] = kept
    }
    return out
  }

  /** Skewed towards `min`: durations of work and waiting look like this. `power` 1 is flat. */
  skewed(min: number, max: number, power = 2): number {
    return min + (max - min) * this.next() ** power
  }

  /** `length` characters of the alphabet. */
  text(alphabet: string, length: number): string {
    let out = ''
    for (let i = 0; i < length; i++) out += alphabet[Math.floor(this.next() * alphabet.length)]
    return out
  }
}

/** FNV-1a with a final mix: labels to a 32-bit seed. */
export function seedOf(...labels: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const label of labels) {
    const text = `${label}\u0000`
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The generator of these labels: `randomOf(seed, 'tickets', 12)`. */
export function randomOf(...labels: readonly (string | number)[]): Random {
  return new Random(seedOf(...labels))
}

/** A UUID-shaped text (version 4 bits set), from the generator. */
export function uuidFrom(random: Random): string {
  const hex = random.text('0123456789abcdef', 32)
  const variant = '89ab'[random.int(0, 3)]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
