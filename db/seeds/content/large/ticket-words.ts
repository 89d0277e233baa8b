import { frenchDate, frenchMonth, frenchTime, toLocal, weekday } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { Vars } from '../template.ts'
import { FILE_NAMES } from '../tickets/trades.ts'
import { numberVars } from '../tickets/vars.ts'
import { locationAt, townOf } from './organisation.ts'
import { loginOf, namesOf } from './people.ts'
import type { LargeCatalogue } from './software.ts'
import type { LargeComputer } from './types.ts'
import { APPLICATION_ENDS, APPLICATION_STEMS, SERVICES, TOWNS } from './vocabulary.ts'

const WEEKDAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ')
const ROOMS = ['Olympe', 'Ventoux', 'Rhône', 'Alpilles', 'Durance', 'Lavande', 'Cèdre', 'Mistral', 'Esterel', 'Queyras']

/** Feminine first names end like this often enough for endings to agree in most texts. */
const FEMININE = /(e|a|ine|ie|elle|ice|ïs|on)$/

export interface WordsOf {
  requester: number
  computer: LargeComputer | null
  entity: number
  location: number
  at: number
  users: number
  catalogue: LargeCatalogue
}

function person(index: number): string {
  const { firstName, lastName } = namesOf(index)
  return `${firstName} ${lastName}`
}

/** Values of all variables of the scenarios, from the wide vocabulary of the large seed. */
export function wordsFor(of: WordsOf, random: Random): Vars {
  const { requester, computer, entity, at } = of
  const { day, minute } = toLocal(at)
  const { firstName, lastName } = namesOf(requester)
  const office = locationAt(of.location)
  const floor = office.code.split('-')[2] ?? '0'
  const service = random.pick(SERVICES)
  const feminine = FEMININE.test(firstName)
  const room = random.pick(ROOMS)
  const application = random.pick(APPLICATION_STEMS) + random.pick(APPLICATION_ENDS)
  const program = of.catalogue.software[random.int(0, of.catalogue.software.length - 1)]?.name ?? application
  const colleague = () => person(random.int(0, of.users - 1))
  const printer = `COP-${office.code.split('-').slice(0, 3).join('-')}-${1 + (requester % 2)}`
  const date = new Date(at)
  return {
    ...numberVars(random),
    prenom: firstName,
    nom: lastName,
    e: feminine ? 'e' : '',
    fve: feminine ? 've' : 'f',
    login: loginOf(requester),
    site: townOf(entity),
    siteDistant: townOf(entity),
    autreSite: random.pick(TOWNS),
    departement: 'mon secteur',
    bureau: office.name.toLowerCase(),
    bureauNumero: office.name.replace(/\D/g, ''),
    etage: floor === '0' ? 'rez-de-chaussée' : floor === '1' ? '1er étage' : '2e étage',
    etageCode: office.code,
    poste: String(1000 + (requester % 9000)),
    telephone: String(1000 + (requester % 9000)),
    mobile: undefined,
    service,
    service2: service.slice(0, 4).toUpperCase(),
    bal: `${service.toLowerCase().replace(/[^a-zà-ÿ]+/g, '-')}@groupement-exemple.test`,
    collegue: colleague(),
    collegue2: colleague(),
    partant: colleague(),
    responsable: colleague(),
    pc: computer?.name,
    modele: computer?.model,
    serie: computer?.serial,
    ecran: 'Dell P2422H',
    mobileModele: 'Galaxy A54',
    imprimante: printer,
    imprimanteModele: 'Ricoh IM C3010',
    vehicule: 'la Clio de service',
    serveur: `SRV-${application.toUpperCase().slice(0, 6)}${random.int(1, 9)}`,
    serveur2: `SRV-BD${random.int(1, 40)}`,
    commutateur: `SW-${office.code}`,
    appli: application,
    logiciel: program,
    payant: program,
    dossier: `S:\\${service.split(' ')[0]}\\${random.pick(TOWNS)}`,
    fichier: random.pick(FILE_NAMES).replace('{annee}', String(date.getUTCFullYear())),
    salle: `Salle ${room}`,
    salleMin: `salle ${room}`,
    jour: WEEKDAYS[1 + (day % 5)] as string,
    hier: weekday(day) === 1 ? 'vendredi' : 'hier',
    demain: weekday(day) === 5 ? 'lundi' : 'demain',
    date: frenchDate(day),
    datePassee: frenchDate(day - 12),
    dateFuture: frenchDate(day + 12),
    mois: frenchMonth(day + 40),
    moisPasse: frenchMonth(day - 60),
    annee: String(date.getUTCFullYear()),
    heure: frenchTime(Math.max(485, minute - 25)),
    heurePlus: frenchTime(Math.min(1050, minute + 90)),
  }
}
