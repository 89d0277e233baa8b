import type { Random } from '../random.ts'
import { seedOf } from '../random.ts'
import { frenchSpaces } from '../template.ts'
import type { UserSeed } from '../types.ts'

/** People keep their way of writing: some always greet and sign, some never do. */
interface Voice {
  greets: number
  signs: number
  signature: 'first' | 'full' | 'block'
  closing: string
}

const CLOSINGS = [
  'Cordialement,',
  'Merci d’avance,',
  'Bonne journée,',
  'Bien cordialement,',
  'Merci,',
  'Bien à vous,',
  'Avec mes remerciements,',
]

function voiceOf(user: UserSeed): Voice {
  const hash = seedOf('voice', user.key)
  return {
    greets: [1, 1, 0.95, 0.8, 0.15][hash % 5] as number,
    signs: [1, 0.9, 0.7, 0.3, 0.1][(hash >>> 4) % 5] as number,
    signature: (['first', 'full', 'full', 'block'] as const)[(hash >>> 8) % 4] as Voice['signature'],
    closing: CLOSINGS[(hash >>> 12) % CLOSINGS.length] as string,
  }
}

function signatureOf(user: UserSeed, kind: Voice['signature'], service: string): string {
  if (kind === 'first') return user.firstName
  if (kind === 'full') return user.name
  return `${user.name}\n${service}\n${user.phone}`
}

/** The first message of a requester: greeting, body, farewell, as this person does. Mails always carry a signature. */
export function requesterText(body: string, user: UserSeed, service: string, isMail: boolean, random: Random): string {
  const voice = voiceOf(user)
  const greeting = random.chance(voice.greets)
    ? `${random.pick(['Bonjour,', 'Bonjour,', 'Bonjour,', 'Bonjour à tous,', 'Madame, Monsieur,'])}\n\n`
    : ''
  if (!isMail && !random.chance(voice.signs)) return `${greeting}${body}`
  const signature = signatureOf(user, isMail ? 'block' : voice.signature, service)
  // "Merci d’avance" after a body that already thanks reads like a machine.
  const closing = /[Mm]erci/.test(body) && /erci/.test(voice.closing) ? 'Cordialement,' : voice.closing
  return `${greeting}${body}\n\n${closing}\n${signature}`
}

export function requesterReply(text: string, user: UserSeed, random: Random): string {
  const voice = voiceOf(user)
  const greeting = random.chance(voice.greets * 0.4) ? 'Bonjour,\n\n' : ''
  return random.chance(voice.signs * 0.35) ? `${greeting}${text}\n\n${user.firstName}` : `${greeting}${text}`
}

const TEAM_SIGNATURES: Readonly<Record<string, string>> = {
  support: 'Support – DSI',
  parc: 'Gestion du parc – DSI',
  production: 'Production – DSI',
  reseau: 'Réseau et télécoms – DSI',
  applications: 'Applications métiers – DSI',
  securite: 'Sécurité du système d’information',
  logistique: 'Moyens généraux',
  achats: 'Achats et commande publique',
}

function signedAs(technician: UserSeed, team: string): string {
  if (technician.jobTitle.startsWith('Correspond')) return technician.jobTitle
  return TEAM_SIGNATURES[team] ?? 'DSI'
}

/** A technician's message; the first one of a ticket greets and signs, the later ones seldom. */
export function technicianText(
  text: string,
  technician: UserSeed,
  to: UserSeed,
  team: string,
  isFirst: boolean,
  random: Random,
): string {
  const formal = seedOf('formal', technician.key) % 3
  const name =
    formal === 0
      ? `Bonjour ${to.civility === 'Mme' ? 'Madame' : 'Monsieur'} ${to.lastName},`
      : formal === 1
        ? `Bonjour ${to.firstName},`
        : 'Bonjour,'
  const greets = isFirst || random.chance(0.35)
  const signs = isFirst || random.chance(0.2)
  const closing = ['Cordialement,', 'Bonne journée,', 'Bien cordialement,'][seedOf('closing', technician.key) % 3]
  const signature = `\n\n${closing}\n${technician.name}\n${signedAs(technician, team)}`
  return `${greets ? `${name}\n\n` : ''}${text}${signs ? signature : ''}`
}

/** What a technician writes above the words of somebody who called or came by. */
export function takenDown(body: string, user: UserSeed, channel: 'phone' | 'visit', random: Random): string {
  const who = `${user.civility} ${user.lastName}`
  const head =
    channel === 'phone'
      ? random.pick([
          `Appel de ${who} (poste ${user.phone.replace(/\D/g, '').slice(-4)}).`,
          `${who} au téléphone :`,
          `Appel reçu de ${who}.`,
        ])
      : random.pick([
          `Passage de ${who} au guichet.`,
          `${who}, venue au guichet :`.replace('venue', user.civility === 'Mme' ? 'venue' : 'venu'),
        ])
  return `${frenchSpaces(head)}\n\n${body}`
}
