import { runSeed, type SeedName } from '../../../../../db/seeds/index.ts'
import { ensureFirstAdministrator } from '../../../domains/people/index.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { Database } from '../../../platform/db/pool.ts'
import type { Log } from '../../../platform/log.ts'
import { type Command, MisuseError } from '../command.ts'

const names: readonly SeedName[] = ['minimal', 'demo', 'large']

export const seed: Command = {
  name: 'seed',
  usage: 'seed minimal|demo|large [--scale X] [--seed N]',
  about: 'Fills the instance with data through the ordinary actions.',
  options: { scale: { type: 'string' }, seed: { type: 'string' } },
  run: async ({ config, words, options, open, print, progress }) => {
    const name = names.find((each) => each === words[0])
    if (name === undefined) throw new MisuseError('Say which: minimal, demo or large.')
    const scale = Number(options.scale ?? 1)
    const number = Number(options.seed ?? 1)
    if (!(scale > 0 && scale <= 100) || !Number.isInteger(number))
      throw new MisuseError('--scale is a number up to 100, --seed a whole number.')
    const { services, database } = await open()
    const first = await ensureFirstAdministrator(services, config)
    if (first !== null && options.json !== true) tellAdministrator(first)
    await runSeed(name, { services, database, scale, seed: number, progress })
    print({ seeded: name }, `Seeded: ${name}`)
    return 0
  },
}

/** Once, at the very first start: nobody can read the password later. */
export function tellAdministrator({ login, password }: { login: string; password: string }): void {
  process.stdout.write(`\nAdministrator: ${login}\nPassword:      ${password}\n(shown once)\n\n`)
}

/** The data of the very first start (CIGALE_SEED). */
export async function seedAtFirstStart(
  name: SeedName,
  services: Services,
  database: Database,
  log: Log,
  progress: (text: string) => void,
): Promise<void> {
  log.info({ seed: name }, 'first start: making data')
  await runSeed(name, { services, database, scale: 1, seed: 1, progress })
}
