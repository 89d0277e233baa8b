import { IconPhoto, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { logoLimits, logoTypes } from '../../../shared/labels/label-logo.ts'
import { entityKind } from '../../../shared/organisation/organisation.kinds.ts'
import { api } from '../../engine/api.ts'
import { uploadAll } from '../../engine/documents/upload.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import type { Named } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import { ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './labels.module.css'
import { logoQuery, logoUrl, type ShownLogo } from './logo.ts'

/** The logo that stands on the labels of an entity: its own, or the one it has from above. */
export function LogoPage() {
  const { t } = useTranslation()
  const { entities } = useSession()
  const [entity, setEntity] = useState<Named | null>(entities[0] ?? null)
  return (
    <Page title={t('labels.logo.title')} icon={IconPhoto} layout="read">
      <div className={css.form}>
        <p className={css.help}>{t('labels.logo.intro')}</p>
        <ReferenceField
          label={t('labels.logo.entity')}
          required
          value={entity}
          onChange={setEntity}
          search={(text, signal) => searchRecords(t, entityKind, text, signal)}
        />
        {entity === null ? null : <LogoOf key={entity.id} entityId={entity.id} />}
      </div>
    </Page>
  )
}

function LogoOf({ entityId }: { entityId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(logoQuery(entityId))
  const [files, setFiles] = useState<File[]>([])
  const { send, isBusy } = useSend([entityKind.plural])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={5} />
  const save = async () => {
    const give = async () => {
      const [document] = await uploadAll(files)
      await api.post(`/entities/${entityId}/set-logo`, { document })
    }
    if (await send(give, { done: t('labels.logo.saved') })) setFiles([])
  }
  const remove = () => send(() => api.post(`/entities/${entityId}/remove-logo`, {}), { done: t('labels.logo.removed') })
  return (
    <>
      <Present logo={data} entityId={entityId} />
      <FileDrop
        label={t('labels.logo.upload')}
        files={files}
        onChange={(next) => setFiles(next.slice(-1))}
        maxBytes={logoLimits.bytes}
        accept={logoTypes.join(',')}
      />
      <p className={css.help}>{t('labels.logo.help')}</p>
      <div className={css.verbs}>
        <Button kind="primary" busy={isBusy} disabled={files.length === 0} onClick={() => void save()}>
          {t('labels.logo.submit')}
        </Button>
        {data.from?.isOwn ? (
          <Button kind="quiet" icon={IconTrash} busy={isBusy} onClick={() => void remove()}>
            {t('labels.logo.remove')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** The picture on paper white, whatever the theme: so it will be printed. */
function Present({ logo: { picture, from }, entityId }: { logo: ShownLogo; entityId: string }) {
  const { t } = useTranslation()
  if (picture === null || from === null)
    return <EmptyState icon={IconPhoto} title={t('labels.logo.none')} hint={t('labels.logo.noneHint')} />
  const { width, height } = picture
  return (
    <figure className={css.logo}>
      <img src={logoUrl(entityId, picture)} alt={t('labels.logo.alt')} />
      <figcaption className={css.help}>
        {from.isOwn
          ? t('labels.logo.own', { width, height })
          : from.name === null
            ? t('labels.logo.inheritedHidden')
            : t('labels.logo.inherited', { name: from.name.replaceAll(' > ', ' › ') })}
      </figcaption>
    </figure>
  )
}
