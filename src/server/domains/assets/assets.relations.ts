import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { RelationSql } from '../../engine/house.ts'

/** "Computers having LibreOffice": installs of an asset. */
export const softwareRelation: RelationSql = {
  from: sql`software_install si join software_version sv on sv.id = si.software_version_id join software sw on sw.id = sv.software_id`,
  on: (outer): RawBuilder<SqlBool> => sql`si.asset_id = ${sql.ref(`${outer}.id`)}`,
  fields: {
    id: sql`sw.id`,
    name: sql`sw.name`,
    publisher: sql`sw.publisher`,
    version: sql`sv.version`,
    architecture: sql`sv.architecture`,
    installDate: sql`si.install_date`,
  },
  shared: {
    fields: ['id', 'name', 'publisher', 'version', 'architecture'],
    from: sql`software_version sv join software sw on sw.id = sv.software_id`,
    key: sql`sv.id`,
    rows: sql`software_install si`,
    pointer: sql`si.software_version_id`,
  },
}

export const partRelation: RelationSql = {
  from: sql`asset_part ap`,
  on: (outer): RawBuilder<SqlBool> => sql`ap.asset_id = ${sql.ref(`${outer}.id`)}`,
  fields: { section: sql`ap.section`, title: sql`ap.title`, key: sql`ap.key` },
}

/** Addresses of an asset, observed on its ports or declared. */
export const addressRelation: RelationSql = {
  from: sql`search_exact ha`,
  on: (outer) => sql`ha.kind = 'asset' and ha.sort in ('ip', 'address') and ha.record_id = ${sql.ref(`${outer}.id`)}`,
  fields: { ip: sql`ha.shown` },
}

/** Two assets of one serial number: one machine twice, or a number that the maker never wrote. */
export const twinRelation: RelationSql = {
  from: sql`asset tw`,
  record: 'tw',
  on: (outer) =>
    sql`upper(tw.serial) = upper(${sql.ref(`${outer}.serial`)}) and tw.serial <> '' and tw.id <> ${sql.ref(`${outer}.id`)} and tw.deleted_at is null`,
  fields: { id: sql`tw.id`, name: sql`tw.name`, serial: sql`tw.serial`, type: sql`tw.type` },
}

/** "Programs installed on …": assets of a program. */
export const installedOnRelation: RelationSql = {
  from: sql`software_version ov join software_install oi on oi.software_version_id = ov.id join asset oa on oa.id = oi.asset_id`,
  record: 'oa',
  on: (outer): RawBuilder<SqlBool> => sql`ov.software_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`oa.id`, name: sql`oa.name`, serial: sql`oa.serial`, type: sql`oa.type` },
}
