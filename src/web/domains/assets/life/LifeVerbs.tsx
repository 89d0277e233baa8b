import { IconArrowBackUp, IconHandGrab } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageActions } from '../../../engine/page-actions.ts'
import { isNamed, type Json } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'

/** The two gestures of whoever keeps the stock: give it to somebody, take it back. */
export function LifeVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [gesture, setGesture] = useState<'hand-over' | 'return' | null>(null)
  const may = record.can?.['hand-over'] === true
  const isHeld = isNamed(record.user) || isNamed(record.group)
  usePageActions(
    may
      ? [
          {
            key: 'hand-over',
            label: t('life.handOver.verb'),
            icon: IconHandGrab,
            run: () => setGesture('hand-over'),
          },
          ...(isHeld
            ? [{ key: 'return', label: t('life.return.verb'), icon: IconArrowBackUp, run: () => setGesture('return') }]
            : []),
        ]
      : [],
  )
  if (!may) return null
  return (
    <>
      {isHeld ? (
        <Button icon={IconArrowBackUp} onClick={() => setGesture('return')}>
          {t('life.return.verb')}
        </Button>
      ) : (
        <Button icon={IconHandGrab} onClick={() => setGesture('hand-over')}>
          {t('life.handOver.verb')}
        </Button>
      )}
      {gesture === null ? null : <HandOverDialog record={record} gesture={gesture} onClose={() => setGesture(null)} />}
    </>
  )
}
