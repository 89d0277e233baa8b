import type { Random } from '../random.ts'
import { compile, usable, type Vars } from '../template.ts'
import type { ReportedType } from '../types.ts'
import type { Case } from './cases.ts'
import type { Scenario } from './scenario.ts'

export type Mark = 'T' | 'W' | 'U' | 'N' | 'K' | 'E'

/** One step of a talk: who speaks, and the template of what is said. */
export interface Step {
  mark: Mark
  template: string
}

export function readStep(line: string): Step {
  return { mark: line.charAt(0) as Mark, template: line.slice(2) }
}

/** What is said on tickets of any sort, where the scenario itself is silent. */
const COURTESIES: Readonly<Record<ReportedType, readonly (readonly string[])[]>> = {
  incident: [
    ['T [Merci pour votre signalement|Bien reçu], je m’en occupe [dans la matinée|rapidement|dès que possible].'],
    [
      'W Le problème est-il toujours présent en ce moment ?',
      'U [Oui, toujours.|Oui, rien n’a changé depuis {heure}.|Oui, à l’instant encore.]',
    ],
    [
      'T C’est corrigé de notre côté. Pouvez-vous vérifier ?',
      'U [Oui, tout est rentré dans l’ordre, merci.|C’est bon pour moi.|Parfait, merci beaucoup.]',
    ],
    [
      'U Je me permets de vous relancer : avez-vous pu regarder ?',
      'T Je m’y mets [ce matin|tout de suite], avec mes excuses pour l’attente.',
      'U Merci beaucoup.',
    ],
    [
      'W Êtes-vous le seul poste touché, ou vos collègues le constatent-ils aussi ?',
      'U [Moi seulement, je crois.|{collegue} l’a constaté aussi.]',
    ],
    ['N Vu de vive voix avec l’agent.'],
  ],
  request: [
    ['T Votre demande est bien prise en compte, [nous revenons vers vous rapidement|je vous tiens au courant].'],
    [
      'W Pour quelle date en avez-vous besoin au plus tard ?',
      'U [Pour {jour} si possible.|Rien d’urgent, dans la semaine.|Dès que vous pouvez, merci.]',
    ],
    [
      'T C’est fait. Dites-moi si quelque chose manque.',
      'U [Tout est bon, merci.|Parfait.|C’est très bien, merci beaucoup.]',
    ],
    [
      'U Avez-vous pu avancer sur cette demande ?',
      'T Oui, elle est traitée [aujourd’hui|{demain}] au plus tard.',
      'U Merci !',
    ],
    ['N Vu par téléphone avec l’agent, précisions notées.'],
  ],
}
const COURTESY_SHARE = 0.6

/** A few words that fit any ticket, or none; security has words of its own. */
export function courtesy(scenario: Scenario, vars: Vars, random: Random): readonly Step[] {
  if (scenario.team === 'securite' || !random.chance(COURTESY_SHARE)) return []
  return chooseTalk(COURTESIES[scenario.type], vars, random)
}

/** One of the talks that can be told with these variables; silence when none can. */
export function chooseTalk(talks: Case['talks'], vars: Vars, random: Random): readonly Step[] {
  const possible = talks.filter((talk) => talk.every((line) => usable(compile(line.slice(2)), vars)))
  return possible.length === 0 ? [] : random.pick(possible).map(readStep)
}

export type OpenState = 'new' | 'group' | 'assigned' | 'planned' | 'pending'

/** Lines that only fit some tickets say which: incidents or requests, teams that come by or that work from afar. */
interface Stock {
  line: string
  only?: 'incident' | 'request' | 'nearby' | 'remote'
}

const QUESTIONS: readonly Stock[] = [
  {
    line: 'W Pouvez-vous me préciser [depuis quand|dans quelles circonstances] cela se produit, et joindre une copie d’écran ?',
    only: 'incident',
  },
  {
    line: 'W Quel créneau vous conviendrait pour [une prise en main à distance|un passage dans votre bureau] [cette semaine|dans les prochains jours] ?',
    only: 'nearby',
  },
  {
    line: 'W Je n’ai pas réussi à vous joindre au {telephone}. Pouvez-vous me rappeler ou m’indiquer vos disponibilités ?',
  },
  {
    line: 'W Il me manque l’accord {de:responsable} pour aller plus loin. Pouvez-vous le joindre à la demande ?',
    only: 'request',
  },
  {
    line: 'W La demande est transmise au [prestataire|fournisseur], délai annoncé : [cinq|huit|dix] jours ouvrés. Je reviens vers vous dès sa réponse.',
    only: 'nearby',
  },
  {
    line: 'W Un dossier est ouvert chez l’éditeur, réponse attendue sous [trois|cinq] jours ouvrés. Je vous tiens au courant.',
    only: 'remote',
  },
  {
    line: 'W La correction est en place. Pouvez-vous vérifier et me confirmer que tout est rentré dans l’ordre ?',
    only: 'incident',
  },
]

const PLANS: readonly Stock[] = [
  { line: 'K Passer au {bureau} pour [contrôle et remise en état|intervention sur place].', only: 'nearby' },
  { line: 'K Rappeler l’agent et vérifier ensemble.' },
  { line: 'K Intervention planifiée avec le prestataire.', only: 'nearby' },
  { line: 'K Point prévu avec l’éditeur.', only: 'remote' },
  { line: 'K À traiter lors du prochain créneau de maintenance.', only: 'remote' },
]

const OPENINGS: readonly Stock[] = [
  {
    line: 'N Premier diagnostic fait, à reprendre [après vérification des journaux|avec un collègue|dès que possible].',
    only: 'incident',
  },
  { line: 'T Votre demande est bien prise en charge, je reviens vers vous [dans la journée|rapidement].' },
]

const COME_BY: readonly string[] = ['support', 'parc', 'reseau', 'logistique']

function fits({ only }: Stock, scenario: Scenario): boolean {
  if (only === 'nearby' || only === 'remote') return COME_BY.includes(scenario.team) === (only === 'nearby')
  return only === undefined || only === scenario.type
}

function fitting(stock: readonly Stock[], scenario: Scenario, vars: Vars, random: Random): Step {
  const possible = stock.filter((one) => fits(one, scenario) && usable(compile(one.line.slice(2)), vars))
  return readStep(random.pick(possible).line)
}

/** What has been said so far on a ticket that is still open in this state. */
export function talkSoFar(
  talk: readonly Step[],
  state: OpenState,
  scenario: Scenario,
  vars: Vars,
  random: Random,
): readonly Step[] {
  if (state === 'new' || state === 'group') return []
  if (state === 'pending') {
    const wait = talk.findIndex((step) => step.mark === 'W')
    return wait >= 0 ? talk.slice(0, wait + 1) : [...resting(talk, random), fitting(QUESTIONS, scenario, vars, random)]
  }
  if (state === 'planned') {
    const plan = talk.findIndex((step) => step.mark === 'K')
    const before = plan >= 0 ? talk.slice(0, plan) : resting(talk, random)
    const answered = before.at(-1)?.mark === 'W' ? before.slice(0, -1) : before
    return [...answered, plan >= 0 ? (talk[plan] as Step) : fitting(PLANS, scenario, vars, random)]
  }
  const said = resting(talk, random)
  return said.length === 0 && random.chance(0.4) ? [fitting(OPENINGS, scenario, vars, random)] : said
}

/** A beginning of the talk after which nobody waits for an answer and nothing is planned. */
function resting(talk: readonly Step[], random: Random): readonly Step[] {
  const ends = [0]
  talk.forEach((step, n) => {
    const told = talk.slice(0, n + 1)
    const open = told.filter((one) => one.mark === 'W').length > told.filter((one) => one.mark === 'U').length
    // A last word of the requester ("merci, c’est bon") belongs to tickets that are over.
    const isLastWord = n === talk.length - 1 && step.mark === 'U'
    if (step.mark !== 'W' && step.mark !== 'K' && !open && !isLastWord) ends.push(n + 1)
  })
  return talk.slice(0, random.pick(ends))
}
