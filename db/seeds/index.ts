import type { Services } from '../../src/server/engine/actions/context.ts'
import type { Database } from '../../src/server/platform/db/pool.ts'
import { seedMinimal } from './minimal.ts'

export interface SeedRequest {
  services: Services
  database: Database
  /** Multiplies the volumes of `large`; 1 unless told. */
  scale: number
  /** Same number, same data. */
  seed: number
  progress: (text: string) => void
}

export type SeedName = 'minimal' | 'demo' | 'large'

/** Fills an instance. `demo` and `large` stand on `minimal`, which may be run again without harm. */
export async function runSeed(name: SeedName, request: SeedRequest): Promise<void> {
  await seedMinimal(request)
  if (name === 'demo') await (await import('./demo/index.ts')).seedDemo(request)
  if (name === 'large') await (await import('./large/index.ts')).seedLarge(request)
}
