import { Worker } from 'node:worker_threads'
import { type ParsedMail, UnreadableMailError } from './mail.ts'

/** A mail that takes longer, or more memory, is not read: whoever waits behind it must not wait for it. */
const longestMs = 20_000
const mostMegabytes = 512

/** What the thread answers. */
export interface ReadAnswer {
  mail?: ParsedMail
  failure?: string
  /** It cannot be read, however often one tries. */
  isFinal?: boolean
}

let thread: Worker | null = null
let before: Promise<unknown> = Promise.resolve()

/**
 * Reads a mail in a thread of its own, so that one that runs for ever or eats all memory takes nothing but that thread along.
 * One after the other: whoever is stopped is stopped for what he did himself.
 *
 * @throws UnreadableMailError when it cannot be read or takes too long; another error when the thread died of it
 */
export function readApart(raw: Uint8Array): Promise<ParsedMail> {
  const mine = before.then(() => read(raw))
  before = mine.catch(() => {})
  return mine
}

async function read(raw: Uint8Array): Promise<ParsedMail> {
  thread ??= start()
  const worker = thread
  worker.ref()
  try {
    const answer = await answerOf(worker, raw)
    if (answer.mail !== undefined) return answer.mail
    throw answer.isFinal === true ? new UnreadableMailError(answer.failure) : new Error(answer.failure)
  } finally {
    worker.unref()
  }
}

function answerOf(worker: Worker, raw: Uint8Array): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void, isOver: boolean) => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', ended)
      if (isOver) {
        thread = null
        // Errors of a thread that is being ended are nobody's any more.
        worker.on('error', () => {})
        void worker.terminate()
      }
      end()
    }
    const answered = (answer: ReadAnswer) => settle(() => resolve(answer), false)
    const failed = (error: Error) => settle(() => reject(error), true)
    const ended = () => failed(new Error('the reader of mails ended'))
    const timer = setTimeout(() => failed(new UnreadableMailError('too slow')), longestMs)
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.postMessage(raw)
  })
}

function start(): Worker {
  // Beside the bundle in a build, beside this file when Node runs the sources.
  const name = import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js'
  return new Worker(new URL(name, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
}
