import { parentPort } from 'node:worker_threads'
import { UnreadableMailError } from './mail.ts'
import { parseMail } from './parse-mail.ts'
import type { ReadAnswer } from './read-apart.ts'

const answer = (given: ReadAnswer) => parentPort!.postMessage(given)

/** The other end of `read-apart.ts`. */
parentPort!.on('message', (raw: Uint8Array) => {
  parseMail(raw).then(
    (mail) => answer({ mail }),
    (error: Error) => answer({ failure: error.message, isFinal: error instanceof UnreadableMailError }),
  )
})
