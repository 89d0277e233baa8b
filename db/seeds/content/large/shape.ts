/** How much of everything. Scale 1 is what the `large` seed promises. */
export interface Shape {
  entities: number
  users: number
  computers: number
  installsPerComputer: number
  software: number
  tickets: number
  entriesPerTicket: number
}

const SCALE_ONE: Shape = {
  entities: 40,
  users: 5_000,
  computers: 20_000,
  installsPerComputer: 150,
  software: 3_000,
  tickets: 100_000,
  entriesPerTicket: 3,
}

const SMALLEST_CATALOGUE = 400

/** People, machines and tickets grow with the scale; the organisation and the catalogue grow slower, as they do in life. */
export function shapeOf(scale: number): Shape {
  const grown = (count: number, power = 1) => Math.max(1, Math.round(count * scale ** power))
  return {
    ...SCALE_ONE,
    entities: Math.max(4, grown(SCALE_ONE.entities, 0.5)),
    users: Math.max(50, grown(SCALE_ONE.users)),
    computers: grown(SCALE_ONE.computers),
    software: Math.max(SMALLEST_CATALOGUE, grown(SCALE_ONE.software, 0.4)),
    tickets: grown(SCALE_ONE.tickets),
  }
}

/** Rows one after the other, for COPY: `for (const row of rows(count, at))`. */
export function* rows<Row>(count: number, at: (index: number) => Row): Generator<Row> {
  for (let index = 0; index < count; index++) yield at(index)
}

/**
 * A different number in [0, size) for each index in [0, size), far from its neighbours: pairs of names, serial numbers.
 * Multiplying by a prime that does not divide the size is a permutation.
 */
export function scattered(index: number, size: number): number {
  return Number((BigInt(index) * 1_000_003n + 7_919n) % BigInt(size))
}
