import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { type Command, MisuseError } from '../command.ts'
import { userId } from './user.ts'

export const token: Command = {
  name: 'token',
  usage: 'token create --user LOGIN [--name N] [--scope S,S…] [--days N]',
  about: 'Makes an API token; printed once.',
  options: {
    user: { type: 'string' },
    name: { type: 'string' },
    scope: { type: 'string', multiple: true },
    days: { type: 'string' },
  },
  run: async ({ words, options, open, print }) => {
    if (words[0] !== 'create' || typeof options.user !== 'string')
      throw new MisuseError('Say: token create --user LOGIN')
    const { services } = await open()
    const scopes = ((options.scope ?? []) as unknown as string[]).flatMap((scope) => scope.split(','))
    const days = typeof options.days === 'string' ? Number(options.days) : null
    if (days !== null && !(days > 0 && days < 4000)) throw new MisuseError('--days is a number of days.')
    const input = {
      user: await userId(services, options.user),
      name: typeof options.name === 'string' ? options.name : 'cli',
      scopes: scopes.length === 0 ? ['*'] : scopes,
      ...(days === null ? {} : { expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() }),
    }
    const made = (await runAction(
      services,
      services.house.actions.get('api-token.create')!,
      systemActor('command line', 'cli'),
      input,
    )) as { id: string; secret: string }
    print({ id: made.id, token: made.secret }, made.secret)
    return 0
  },
}
