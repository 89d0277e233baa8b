import { parseArgs } from 'node:util'
import { CigaleError } from '../../../shared/errors.ts'
import { say } from '../../engine/texts.ts'
import type { OpenHouse } from '../../open-house.ts'
import { openHouse } from '../../open-house.ts'
import { loadConfig } from '../../platform/config.ts'
import { SetupError } from '../../platform/errors.ts'
import { createLog } from '../../platform/log.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { type Command, type Invocation, MisuseError } from './command.ts'
import { doctor } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { inventory } from './commands/inventory.ts'
import { mail } from './commands/mail.ts'
import { migrateCommand } from './commands/migrate.ts'
import { seed } from './commands/seed.ts'
import { serve, work } from './commands/serve.ts'
import { token } from './commands/token.ts'
import { user } from './commands/user.ts'

const commands: readonly Command[] = [
  serve,
  work,
  migrateCommand,
  doctor,
  seed,
  user,
  token,
  inventory,
  mail,
  importCommand,
  exportCommand,
]
const shared = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const

/** The command line: finds the command, opens what it needs, turns errors into text and an exit code. */
export async function runCli(words: string[]): Promise<number> {
  const command = commands.find((each) => each.name === words[0])
  if (command === undefined) return showHelp(words[0])
  let open: OpenHouse | null = null
  try {
    const parsed = parseArgs({
      args: words.slice(1),
      options: { ...command.options, ...shared },
      allowPositionals: true,
      strict: true,
    })
    const options = parsed.values as Record<string, string | boolean | undefined>
    if (options.help === true) return showUsage(command)
    const config = loadConfig(process.env, projectRoot)
    // Logs go to standard output by contract; a command's own answer must stay readable there.
    const log = createLog(
      command.name === 'serve' || command.name === 'work'
        ? config
        : { ...config, logLevel: process.env.CIGALE_LOG_LEVEL === undefined ? 'warn' : config.logLevel },
    )
    return await command.run({
      config,
      log,
      words: parsed.positionals,
      options,
      open: async () => {
        open ??= await openHouse(config, log)
        return open
      },
      print: (data, text) => process.stdout.write(`${options.json === true ? JSON.stringify(data) : text}\n`),
      progress: (text) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`)
      },
    } satisfies Invocation)
  } catch (error) {
    return explain(error, command)
  } finally {
    await (open as OpenHouse | null)?.close()
  }
}

function showHelp(asked: string | undefined): number {
  const lines = commands.map((command) => `  cigale ${command.usage.padEnd(52)} ${command.about}`)
  process.stdout.write(
    `Cigale\n\n${lines.join('\n')}\n\nEvery command has --help and --json. Exit codes: 0 done, 1 failed, 2 misuse.\n`,
  )
  return asked === undefined || asked === '--help' || asked === '-h' || asked === 'help' ? 0 : 2
}

function showUsage(command: Command): number {
  const options = Object.entries(command.options ?? {}).map(
    ([name, option]) => `  --${name}${option.type === 'string' ? ' <value>' : ''}`,
  )
  process.stdout.write(
    `cigale ${command.usage}\n\n${command.about}\n${options.length > 0 ? `\n${options.join('\n')}\n` : ''}`,
  )
  return 0
}

function explain(error: unknown, command: Command): number {
  const code = (error as { code?: unknown }).code
  if (error instanceof MisuseError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'))) {
    process.stderr.write(`${(error as Error).message}\nUsage: cigale ${command.usage}\n`)
    return 2
  }
  if (error instanceof CigaleError) {
    const fields = error.errors.map((item) => `\n  ${item.field}: ${item.code}`).join('')
    process.stderr.write(
      `${say('en', `errors.${error.code}.title`)} (${error.code}): ${say('en', `errors.${error.code}.detail`, error.params)}${fields}\n`,
    )
    return 1
  }
  process.stderr.write(`${error instanceof SetupError ? error.message : ((error as Error).stack ?? String(error))}\n`)
  return 1
}
