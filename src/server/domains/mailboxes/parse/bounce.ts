import type { Bounce, MailPart } from './mail.ts'
import { oneLine } from './plain.ts'

/** What a report of non-delivery tells (RFC 3464); null when there is none among the parts. */
export function bounceOf(parts: readonly MailPart[]): Bounce | null {
  const status = parts.find((part) => part.mime === 'message/delivery-status')
  if (status === undefined) return null
  const text = textOf(status)
  if (!/^action:\s*(failed|delayed)/im.test(text)) return null
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(?:[a-z0-9-]{1,20};[ \\t]*)?(.{1,500})`, 'im').exec(text)?.[1]
  return {
    recipient: shortOf(field('final-recipient') ?? field('original-recipient')),
    status: shortOf(field('status')),
    detail: shortOf(field('diagnostic-code')),
    messageIds: parts
      .filter((part) => part.mime === 'message/rfc822' || part.mime === 'text/rfc822-headers')
      .flatMap((part) => /^message-id:\s*(<[^<>\s]{1,900}>)/im.exec(textOf(part))?.[1] ?? []),
  }
}

/** The head of what came back is enough. */
const textOf = (part: MailPart): string => Buffer.from(part.content.subarray(0, 64 * 1024)).toString('utf8')

const shortOf = (text: string | undefined): string | null => {
  const line = oneLine(text ?? '', 300)
  return line === '' ? null : line
}
