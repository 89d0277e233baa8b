import { IconPlugX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import css from '../infrastructure.module.css'
import { EndName } from './EndName.tsx'
import type { WireEnd } from './wiring.ts'

/** Where the two ends of a cable are. */
export function CableEnds({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['assets'])
  const { data } = useQuery(partQuery<{ a: WireEnd | null; b: WireEnd | null }>(assetKind, record.id, 'ends'))
  if (data === undefined) return null
  return (
    <section className={css.panel} aria-label={t('infrastructure.wiring.ends')}>
      <h2 className={css.panelTitle}>{t('infrastructure.wiring.ends')}</h2>
      {data.a === null || data.b === null ? (
        <p className={css.soft}>{t('infrastructure.wiring.nowhere')}</p>
      ) : (
        <>
          <p>
            <EndName end={data.a} />
          </p>
          <p>
            <EndName end={data.b} />
          </p>
          {record.can?.['take-up-cable'] ? (
            <div>
              <Button
                size="small"
                icon={IconPlugX}
                busy={isBusy}
                onClick={() => void send(() => api.post(`/assets/${record.id}/take-up-cable`, {}))}
              >
                {t('infrastructure.wiring.takeUp')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}
