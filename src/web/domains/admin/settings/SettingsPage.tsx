import { IconAdjustments } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Tabs } from '../../../ui/page/Tabs.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { SettingRow } from './SettingRow.tsx'
import { SettingsHistory } from './SettingsHistory.tsx'
import css from './settings.module.css'
import { type Settings, sectionsOf } from './settings.ts'
import { useSettings } from './use-settings.ts'

/** Settings of the whole instance, drawn from their definitions; each is saved by itself. */
export function SettingsPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<{ tab?: string }>()
  const { data, error, refetch } = useSettings()
  const isHistory = search.tab === 'history'
  const link = (tab?: string) => ({ to: '/admin/settings', search: (tab ? { tab } : {}) as never })
  return (
    <Page
      title={t('admin.settings.title')}
      icon={IconAdjustments}
      below={
        <Tabs
          label={t('admin.settings.title')}
          active={isHistory ? 'history' : 'values'}
          tabs={[
            { key: 'values', label: t('admin.settings.tab.values'), link: link() },
            { key: 'history', label: t('engine.history.tab'), link: link('history') },
          ]}
        />
      }
    >
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} />
        )
      ) : isHistory ? (
        <SettingsHistory definitions={data.definitions} />
      ) : (
        <Sections settings={data} />
      )}
    </Page>
  )
}

function Sections({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const can = useCan()
  const mayWrite = can('setting.update')
  return (
    <div className={css.sections}>
      {mayWrite ? null : <p className={css.note}>{t('admin.settings.readOnly')}</p>}
      {sectionsOf(settings.definitions).map(([name, shapes]) => (
        <section key={name} aria-label={t(`admin.settings.section.${name}`)}>
          <h2 className={css.heading}>{t(`admin.settings.section.${name}`)}</h2>
          {shapes.map((shape) => (
            <SettingRow key={shape.key} shape={shape} value={settings.values[shape.key]} mayWrite={mayWrite} />
          ))}
        </section>
      ))}
    </div>
  )
}
