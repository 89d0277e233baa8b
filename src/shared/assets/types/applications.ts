import { boolean, choice, date, integer, longText, text, url } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

const environment = choice(['production', 'preproduction', 'test', 'training', 'development'])

export const clusterType = defineAssetType({
  name: 'cluster',
  family: 'applications',
  icon: 'hexagons',
  fields: {
    technology: text({ max: 100 }),
    programVersion: text({ max: 50, compare: 'version' }),
    address: text({ max: 100 }),
    environment,
  },
  has: [],
})

/** An application as its users know it, with all that it stands on. */
export const applianceType = defineAssetType({
  name: 'appliance',
  family: 'applications',
  icon: 'apps',
  fields: {
    environment,
    externalId: text({ max: 100 }),
    webAddress: url(),
    importance: choice(['low', 'medium', 'high', 'vital']),
  },
  has: [],
  columns: ['applianceType'],
})

export const databaseInstanceType = defineAssetType({
  name: 'database-instance',
  family: 'applications',
  icon: 'database',
  fields: {
    engine: choice(['postgresql', 'mysql', 'mariadb', 'oracle', 'sql-server', 'mongodb', 'other']),
    programVersion: text({ max: 50, compare: 'version' }),
    environment,
    port: integer({ min: 1, max: 65_535 }),
    path: text({ max: 500 }),
    sizeMb: integer({ min: 0 }),
    isBackedUp: boolean(),
    lastBackupOn: date(),
    lastBootOn: date(),
  },
  has: ['databases'],
})

export const domainType = defineAssetType({
  name: 'domain',
  family: 'applications',
  icon: 'world',
  fields: {
    registrar: text({ max: 100 }),
    openedOn: date(),
    expiresOn: date(),
    isRenewed: boolean(),
    isInactive: boolean(),
  },
  has: ['records'],
})

export const certificateType = defineAssetType({
  name: 'certificate',
  family: 'applications',
  icon: 'certificate',
  fields: {
    certificateSort: choice(['server', 'client', 'signature', 'authority', 'code']),
    commonName: text(),
    /** Names it stands for, one a line or separated by commas. */
    dnsNames: longText({ max: 5000 }),
    issuer: text(),
    isAutosigned: boolean(),
    validFrom: date(),
    expiresOn: date(),
    algorithm: text({ max: 100 }),
    fingerprint: text({ max: 200 }),
    /** PEM. The private key has no place here. */
    certificateText: longText({ max: 20_000 }),
    certificateRequest: longText({ max: 20_000 }),
    /** How it was asked for or put in place. */
    certificateCommand: longText({ max: 5000 }),
  },
  has: [],
})
