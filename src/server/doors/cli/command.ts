import type { ParseArgsOptionsConfig } from 'node:util'
import type { OpenHouse } from '../../open-house.ts'
import type { Config } from '../../platform/config.ts'
import type { Log } from '../../platform/log.ts'

export interface Invocation {
  config: Config
  log: Log
  /** Words after the command's name. */
  words: string[]
  options: Record<string, string | boolean | undefined>
  /** Opens the house on first use; closed by the caller of the command. */
  open: () => Promise<OpenHouse>
  /** Prints a result: as JSON with --json, else as text. */
  print: (data: unknown, text: string) => void
  /** Progress for people, on standard error, only on a terminal. */
  progress: (text: string) => void
}

/** A command of the line: 0 done, 1 failed, 2 misuse. */
export interface Command {
  name: string
  /** Shown by --help: arguments, then one line. English, as all of the command line. */
  usage: string
  about: string
  options?: ParseArgsOptionsConfig
  run: (invocation: Invocation) => Promise<number>
}

/** Wrong words on the line: told with the usage, exit code 2. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError'
}
