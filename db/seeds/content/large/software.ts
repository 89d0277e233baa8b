import { CATALOGUE } from '../fleet/software-catalogue.ts'
import { randomOf } from '../random.ts'
import { scattered } from './shape.ts'
import type { LargeSoftware, LargeVersion } from './types.ts'
import { BRANDS, EDITIONS, PRODUCTS, SOFTWARE_CATEGORIES } from './vocabulary.ts'

const COMBINATIONS = BRANDS.length * PRODUCTS.length

export interface LargeCatalogue {
  software: LargeSoftware[]
  versions: LargeVersion[]
}

/** The real ones first (they are the most installed), then invented ones, no two alike. */
export function catalogue(count: number, seed: number): LargeCatalogue {
  const software: LargeSoftware[] = []
  const versions: LargeVersion[] = []
  const random = randomOf(seed, 'large', 'software')
  for (let index = 0; index < count; index++) {
    const known = CATALOGUE[index]?.software
    const pair = scattered(index, COMBINATIONS)
    const brand = BRANDS[pair % BRANDS.length] as string
    const product = PRODUCTS[Math.floor(pair / BRANDS.length)] as string
    const major = 1 + (index % 14)
    const list = known?.versions ?? versionsOf(major, random.int(1, 7), () => random.int(0, 9))
    const again = Math.floor(index / COMBINATIONS)
    const edition = index % 3 === 0 ? ` – ${EDITIONS[index % EDITIONS.length]}` : ''
    software.push({
      name: known?.name ?? `${brand} ${product}${edition}${again === 0 ? '' : ` ${again + 1}`}`,
      publisher: known?.publisher ?? brand,
      category: known?.category ?? (SOFTWARE_CATEGORIES[index % SOFTWARE_CATEGORIES.length] as string),
      firstVersion: versions.length,
      versions: list.length,
    })
    for (const version of list) versions.push({ software: index, version })
  }
  return { software, versions }
}

function versionsOf(major: number, count: number, digit: () => number): string[] {
  return Array.from({ length: count }, (_, n) => `${major}.${n}.${digit()}`)
}

/** Exponent of the popularity: the n-th program is on 1 / n^0.85 as many machines as the first. */
const ZIPF = 0.85

/**
 * Draws different programs by popularity, in constant time each (Vose's alias method): three million installations are
 * drawn in a second or two.
 */
export class Popularity {
  readonly #probability: Float64Array
  readonly #alias: Uint32Array
  readonly #seen: Uint32Array
  #round = 0

  constructor(count: number) {
    const weights = Float64Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** ZIPF)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const scaled = weights.map((weight) => (weight * count) / total)
    this.#probability = new Float64Array(count).fill(1)
    this.#alias = new Uint32Array(count)
    this.#seen = new Uint32Array(count)
    const small: number[] = []
    const large: number[] = []
    for (const [n, weight] of scaled.entries()) (weight < 1 ? small : large).push(n)
    while (small.length > 0 && large.length > 0) {
      const less = small.pop() as number
      const more = large.pop() as number
      this.#probability[less] = scaled[less] as number
      this.#alias[less] = more
      scaled[more] = (scaled[more] as number) - (1 - (scaled[less] as number))
      ;(scaled[more] < 1 ? small : large).push(more)
    }
  }

  /** `count` different ranks, most popular ones more often. `count` must be well below the size of the catalogue. */
  draw(count: number, next: () => number): Uint32Array {
    const size = this.#probability.length
    const drawn = new Uint32Array(count)
    this.#round++
    for (let found = 0; found < count; ) {
      const column = Math.floor(next() * size)
      const rank = next() < (this.#probability[column] as number) ? column : (this.#alias[column] as number)
      if (this.#seen[rank] === this.#round) continue
      this.#seen[rank] = this.#round
      drawn[found++] = rank
    }
    return drawn
  }
}
