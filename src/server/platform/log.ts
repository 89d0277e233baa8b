import { type Logger, pino } from 'pino'
import { default as pretty } from 'pino-pretty'
import type { Config } from './config.ts'

export type Log = Logger

/** Fields whose value never reaches the log, wherever they stand one or two levels deep. */
const secrets = ['password', 'token', 'secret', 'authorization', 'cookie']
const secretPaths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/**
 * The application's log on standard output: coloured lines for a person at a terminal, else one JSON object per line.
 * Secrets are replaced before they are written.
 */
export function createLog(config: Pick<Config, 'logLevel' | 'logFormat'>): Log {
  const options = {
    level: config.logLevel,
    // pid and host name say nothing on one machine and are added by collectors on many.
    base: null,
    redact: { paths: secretPaths, censor: '(hidden)' },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  if (config.logFormat === 'json') return pino(options)
  return pino(options, pretty({ colorize: process.stdout.isTTY === true, translateTime: 'SYS:HH:MM:ss', sync: true }))
}

/** A log that says nothing: for tests and one-shot tools. */
export const silentLog: Log = pino({ level: 'silent' })
