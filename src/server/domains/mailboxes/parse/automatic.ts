import type { Automatic } from './mail.ts'

/** First value of a head line, or ''. */
export type HeadLine = (name: string) => string

/** What answering machines write above their answers where they set no head line. */
const absent = [
  /^(?:re ?: ?)?(?:r[ée]ponse automatique|absence du bureau|message d['’]absence|absent\(?e?\)?)\b/i,
  /^(?:re ?: ?)?(?:out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?response|auto(?:matic)?[ -]?reply|vacation)\b/i,
  /^(?:aw ?: ?)?(?:abwesenheits|automatische antwort)/i,
  /^(?:respuesta autom[áa]tica|fuera de (?:la )?oficina)/i,
  /^(?:risposta automatica|fuori sede|assente)/i,
  /^(?:resposta autom[áa]tica|ausente)/i,
  /^(?:automatisch antwoord|afwezig)/i,
  /^(?:automatisk svar|autosvar|fr[åa]nvaro)/i,
  /^automatyczna odpowied[źz]/i,
  /^(?:自動応答|自動返信|自动回复)/,
]

/**
 * What a machine wrote (RFC 3834 and the usual marks). `X-Auto-Response-Suppress` is none of them: it asks not to be answered,
 * and people's programs set it too.
 */
export function automaticOf(
  line: HeadLine,
  facts: { subject: string; from: string; isReport: boolean },
): Automatic | null {
  if (line('x-cigale-instance') !== '' || line('x-itsm-instance') !== '')
    return { sort: 'own', mark: 'X-Cigale-Instance' }
  const type = line('content-type').toLowerCase()
  if (facts.isReport || line('x-failed-recipients') !== '') return { sort: 'bounce', mark: 'multipart/report' }
  if (/^(?:mailer-daemon|postmaster)@/.test(facts.from) && line('return-path').trim() === '<>')
    return { sort: 'bounce', mark: 'mailer-daemon' }
  if (type.startsWith('multipart/report')) return { sort: 'answer', mark: 'multipart/report' }
  if (/^text\/calendar\b/.test(type) && /method=["']?reply/.test(type)) return { sort: 'answer', mark: 'text/calendar' }
  return (
    answering(line) ??
    (absent.some((each) => each.test(facts.subject)) ? { sort: 'answer', mark: 'Subject' } : sent(line))
  )
}

function answering(line: HeadLine): Automatic | null {
  if (/^auto-replied/i.test(line('auto-submitted').trim())) return { sort: 'answer', mark: 'Auto-Submitted' }
  const mark = ['X-Autoreply', 'X-Autorespond', 'X-Autoresponder', 'X-Auto-Reply-From'].find(
    (name) => line(name.toLowerCase()) !== '',
  )
  if (mark !== undefined) return { sort: 'answer', mark }
  if (/^auto_?reply/i.test(line('precedence').trim())) return { sort: 'answer', mark: 'Precedence' }
  return null
}

function sent(line: HeadLine): Automatic | null {
  const submitted = line('auto-submitted').trim()
  if (submitted !== '' && !/^no\b/i.test(submitted)) return { sort: 'sent', mark: 'Auto-Submitted' }
  if (line('return-path').trim() === '<>') return { sort: 'sent', mark: 'Return-Path' }
  if (/^(?:bulk|junk|list)\b/i.test(line('precedence').trim())) return { sort: 'sent', mark: 'Precedence' }
  if (line('list-id') !== '') return { sort: 'sent', mark: 'List-Id' }
  return null
}
