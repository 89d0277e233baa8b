import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconCopyPlus, IconDots, IconLink, IconTemplate, IconTrash } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { usePageActions } from '../page-actions.ts'
import type { Json } from '../records.ts'
import { useCan } from '../session.ts'
import { isTemplated } from '../templates/use-templates.ts'
import { useCopy } from '../use-copy.ts'
import { useTrash } from './use-trash.ts'

const TemplateDialog = lazy(() =>
  import('../templates/TemplateDialog.tsx').then((file) => ({ default: file.TemplateDialog })),
)

const CopyDialog = lazy(() => import('../copies/CopyDialog.tsx').then((file) => ({ default: file.CopyDialog })))

/** What can be done with any record: copy its address, trash, restore. `children`: further Menu.Items of the room. */
export function RecordMenu({ kind, record, children }: { kind: Kind; record: Json; children?: ReactNode }) {
  const { t } = useTranslation()
  const trash = useTrash(kind, record)
  const copyText = useCopy()
  const copy = () => copyText(location.href, t('engine.record.copied'))
  const can = useCan()
  const [isCopying, setCopying] = useState(false)
  const [isKeeping, setKeeping] = useState(false)
  const isTrashed = record.deletedAt !== undefined
  const mayRemove = !isTrashed && record.can?.remove === true
  const mayKeep = !isTrashed && isTemplated(kind) && can('dictionary.create')
  const mayCopy = !isTrashed && record.can?.copy === true
  usePageActions([
    ...(mayCopy
      ? [{ key: 'duplicate', label: t('engine.copy.verb'), icon: IconCopyPlus, run: () => setCopying(true) }]
      : []),
    { key: 'copy', label: t('engine.record.copyLink'), icon: IconLink, run: () => void copy() },
    ...(mayRemove
      ? [{ key: 'trash', label: t('engine.trash.put'), icon: IconTrash, run: () => void trash.remove() }]
      : []),
  ])
  return (
    <>
      <Menu>
        <Menu.Target>
          <IconButton icon={IconDots} label={t('engine.record.more')} kind="default" />
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          {mayCopy ? (
            <Menu.Item
              leftSection={<IconCopyPlus size="1.15em" stroke={1.75} aria-hidden />}
              onClick={() => setCopying(true)}
            >
              {t('engine.copy.verb')}
            </Menu.Item>
          ) : null}
          {mayKeep ? (
            <Menu.Item
              leftSection={<IconTemplate size="1.15em" stroke={1.75} aria-hidden />}
              onClick={() => setKeeping(true)}
            >
              {t('engine.template.verb')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconLink size="1.15em" stroke={1.75} aria-hidden />} onClick={() => void copy()}>
            {t('engine.record.copyLink')}
          </Menu.Item>
          {mayRemove ? (
            <Menu.Item
              leftSection={<IconTrash size="1.15em" stroke={1.75} aria-hidden />}
              onClick={() => void trash.remove()}
            >
              {t('engine.trash.put')}
            </Menu.Item>
          ) : null}
          {isTrashed && record.can?.restore ? (
            <Menu.Item
              leftSection={<IconArrowBackUp size="1.15em" stroke={1.75} aria-hidden />}
              onClick={() => void trash.restore()}
            >
              {t('engine.trash.restore')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isKeeping ? (
        <Suspense fallback={null}>
          <TemplateDialog kind={kind} record={record} onClose={() => setKeeping(false)} />
        </Suspense>
      ) : null}
      {isCopying ? (
        <Suspense fallback={null}>
          <CopyDialog kind={kind} record={record} onClose={() => setCopying(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
