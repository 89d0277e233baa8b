import { SITES } from '../agency/sites.ts'
import {
  DAY,
  frenchDate,
  frenchMonth,
  frenchTime,
  isWorkday,
  nextWorkday,
  previousWorkday,
  toLocal,
  weekday,
} from '../calendar.ts'
import { floorCode, siteOfEntity } from '../fleet/context.ts'
import { copierNear } from '../fleet/infrastructure.ts'
import type { Random } from '../random.ts'
import type { Vars } from '../template.ts'
import type { AssetSeed, UserSeed } from '../types.ts'
import { type DeskContext, wasInService } from './desk-context.ts'
import type { Scenario } from './scenario.ts'
import { applicationsOf, FILE_NAMES, foldersOf } from './trades.ts'

const DEPARTMENTS: Readonly<Record<string, string>> = {
  marseille: 'les Bouches-du-Rhône',
  digne: 'les Alpes-de-Haute-Provence',
  gap: 'les Hautes-Alpes',
  nice: 'les Alpes-Maritimes',
  toulon: 'le Var',
  avignon: 'le Vaucluse',
}

const WEEKDAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ')

/** People write ’ in prose; names keep the plain apostrophe. */
export function prose(text: string): string {
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
}

export function serviceId(user: UserSeed): string {
  return user.unit.replace(/^group:/, '')
}

/** Words about dates and hours, seen from the moment of opening. */
export function timeVars(at: number, random: Random): Record<string, string> {
  const { day, minute } = toLocal(at)
  const before = previousWorkday(day)
  const after = nextWorkday(day)
  const date = new Date(day * DAY)
  const some =
    random.pick([-3, -2, 2, 3].map((n) => day + n).filter((n) => isWorkday(n) && n !== after && n !== before)) ?? after
  const earlier = Math.max(8 * 60 + 5, Math.min(minute, 18 * 60) - random.int(4, 95))
  const later = Math.min(17 * 60 + 30, Math.max(minute, 8 * 60 + 30) + random.int(40, 200))
  return {
    jour: WEEKDAYS[weekday(some)] as string,
    hier: day - before === 1 ? 'hier' : (WEEKDAYS[weekday(before)] as string),
    demain: after - day === 1 ? 'demain' : (WEEKDAYS[weekday(after)] as string),
    date: frenchDate(day),
    datePassee: frenchDate(day - random.int(6, 25)),
    dateFuture: frenchDate(nextWorkday(day + random.int(6, 25))),
    mois: frenchMonth(day + random.int(20, 90)),
    moisPasse: frenchMonth(day - random.int(35, 120)),
    annee: String(date.getUTCFullYear()),
    heure: frenchTime(Math.min(earlier, minute > 8 * 60 + 10 ? minute - 3 : earlier)),
    heurePlus: frenchTime(Math.round(later / 15) * 15),
  }
}

export function numberVars(random: Random): Record<string, string> {
  return {
    nb: String(random.int(6, 58)),
    nb2: String(random.int(91, 99)),
    chiffres: String(random.int(1000, 9899)),
    chiffres3: String(random.int(104, 989)),
    port: String(random.int(3, 46)),
    prise: `${random.pick(['A', 'B'])}${random.int(0, 4)}-${random.int(101, 126)}-${random.int(1, 4)}`,
  }
}

/** The person as others speak of him or her, and as he or she speaks. */
export function personVars(user: UserSeed, context: DeskContext): Record<string, string | undefined> {
  const site = siteOfEntity(user.entity)
  const office = context.placeOf(user.location)
  const floor = floorCode(user.location)
  const feminine = user.civility === 'Mme'
  const level = Number(floor.split('-')[2])
  return {
    prenom: user.firstName,
    nom: user.lastName,
    e: feminine ? 'e' : '',
    fve: feminine ? 've' : 'f',
    login: user.login,
    site: site.city,
    siteDistant: site.id === 'marseille' ? undefined : site.city,
    departement: DEPARTMENTS[site.id],
    bureau: office.name.charAt(0).toLowerCase() + office.name.slice(1),
    bureauNumero: office.name.replace(/\D/g, '') || '101',
    etage: level === 0 ? 'rez-de-chaussée' : level === 1 ? '1er étage' : `${level}e étage`,
    etageCode: floor.toUpperCase(),
    poste: user.phone.replace(/\D/g, '').slice(-4),
    telephone: user.mobile ?? user.phone,
    mobile: user.mobile ?? undefined,
    service: prose(context.serviceNameOf(user)),
    service2: context.serviceCodeOf(user),
    bal: context.mailboxOf(user),
  }
}

function colleagueVars(
  user: UserSeed,
  at: number,
  context: DeskContext,
  random: Random,
): Record<string, string | undefined> {
  const near = context.users.filter((one) => one.unit === user.unit && one !== user && context.isThere(one, at))
  const [first, second] = random.sample(
    near.filter((one) => !context.isHead(one)),
    2,
  )
  const gone = context.users.find((one) => one.unit === user.unit && one.leftOn !== null && Date.parse(one.leftOn) < at)
  const manager = user.manager === null ? undefined : context.userOf(user.manager)
  return {
    collegue: first?.name,
    collegue2: second?.name,
    partant: gone?.name,
    responsable: manager !== undefined && context.isThere(manager, at) ? manager.name : undefined,
  }
}

const ARTICLES: Readonly<Record<string, string>> = { Renault: 'la', Peugeot: 'la', Citroën: 'le', Dacia: 'le' }

export function vehicleName(asset: AssetSeed): string {
  return `${ARTICLES[asset.manufacturer] ?? 'le véhicule'} ${asset.name}`
}

function thingVars(
  user: UserSeed,
  at: number,
  context: DeskContext,
  random: Random,
): Record<string, string | undefined> {
  const computer = context.heldBy(user, 'computer', at)
  const monitor = context.heldBy(user, 'monitor', at)
  const mobile = context.heldBy(user, 'mobile', at)
  const copier = copierNear(context.copiers, user.location)
  const vehicle = context.vehicles.find((one) => one.entity === user.entity && wasInService(one, at))
  const servers = random.sample(
    context.servers.filter((one) => wasInService(one, at) && one.name.startsWith('SRV')),
    2,
  )
  return {
    pc: computer?.name,
    modele: computer === undefined ? undefined : shortModel(computer),
    serie: computer?.serial,
    ecran: monitor?.name,
    mobileModele: mobile?.model,
    imprimante: copier?.name,
    imprimanteModele: copier === undefined ? undefined : `${copier.manufacturer} ${copier.model}`,
    vehicule: vehicle === undefined ? undefined : vehicleName(vehicle),
    serveur: servers[0]?.name,
    serveur2: servers[1]?.name,
  }
}

/** `HP EliteBook 840 G8`: as printed on the lid, not as the firmware says. */
export function shortModel(asset: AssetSeed): string {
  const name = asset.model
    .replace(/ (14|15\.6) inch/, '')
    .replace(/ (Notebook|Desktop|Mobile Workstation|Small Form Factor) PC$/, '')
  const brand = asset.manufacturer.replace(' Inc.', '')
  return name.startsWith(brand) ? name : `${brand} ${name}`
}

/** Values of all variables that a scenario may use, for a ticket that this person opens at this instant. */
export function ticketVars(scenario: Scenario, user: UserSeed, at: number, context: DeskContext, random: Random): Vars {
  const service = serviceId(user)
  const time = timeVars(at, random)
  const own: Record<string, string> = {}
  for (const [name, values] of Object.entries(scenario.vars ?? {})) own[name] = random.pick(values)
  const folder = random.pick(foldersOf(service))
  const otherSites = SITES.filter((site) => site.city !== siteOfEntity(user.entity).city)
  return {
    ...time,
    ...numberVars(random),
    ...personVars(user, context),
    ...colleagueVars(user, at, context, random),
    ...thingVars(user, at, context, random),
    autreSite: random.pick(otherSites).city,
    appli: random.pick(applicationsOf(service)),
    dossier: `S:\\${context.serviceCodeOf(user).replace(/-.*/, '')}\\${folder}`,
    fichier: random.pick(FILE_NAMES).replace('{annee}', time.annee as string),
    ...own,
  }
}
