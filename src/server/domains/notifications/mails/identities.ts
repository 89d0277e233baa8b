import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import type { MailSettings } from '../mail-settings.ts'

type Named = Pick<MailSettings, 'fromAddress' | 'fromName' | 'replyTo' | 'subjectPrefix' | 'footer'>

interface Identity extends Named {
  entityId: string
}

const names = ['fromAddress', 'fromName', 'replyTo', 'subjectPrefix', 'footer'] as const

/** In whose name mails of an entity go out. */
export type IdentityOf = (path: readonly string[]) => MailSettings

/** Settings as each entity has them: its own words where it has some, else those of the nearest above. One statement. */
export async function identitiesOver({ db }: Pick<Services, 'db'>, settings: MailSettings): Promise<IdentityOf> {
  const found = await sql<Identity>`
    select i.entity_id::text, i.from_address, i.from_name, i.reply_to, i.subject_prefix, i.footer from mail_identity i`.execute(
    db,
  )
  const byEntity = new Map(found.rows.map((row) => [row.entityId, row]))
  return (path) => {
    const nearest = path.toReversed().flatMap((id) => byEntity.get(id) ?? [])
    const own = names.map((name) => [name, nearest.find((each) => each[name] !== null)?.[name] ?? settings[name]])
    return { ...settings, ...Object.fromEntries(own) }
  }
}
