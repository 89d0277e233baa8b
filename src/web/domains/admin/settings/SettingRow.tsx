import { IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { SettingControl } from './SettingControl.tsx'
import css from './settings.module.css'
import { helpOf, labelOf, type SettingShape, valueWords } from './settings.ts'
import { useChangeSetting } from './use-settings.ts'

interface SettingRowProps {
  shape: SettingShape
  value: unknown
  mayWrite: boolean
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** One setting: what it is for, its control, and the way back to the usual value. */
export function SettingRow({ shape, value, mayWrite }: SettingRowProps) {
  const { t, i18n } = useTranslation()
  const change = useChangeSetting(shape.key)
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const label = labelOf(t, shape.key)
  const save = async (next: unknown) => {
    setBusy(true)
    setError(undefined)
    try {
      await change(next)
      toast.done(t('ui.property.saved', { label }), shape.isSecret ? {} : { undo: () => change(value) })
      return true
    } catch (refusal) {
      setError(refusalText(refusal, t('ui.problem.unknown')))
      return false
    } finally {
      setBusy(false)
    }
  }
  const isUsual = shape.isSecret ? value !== true : same(value, shape.default)
  return (
    <div className={css.row}>
      <div className={css.words}>
        <h3 className={css.label}>{label}</h3>
        <p className={css.note}>{helpOf(t, shape.key)}</p>
      </div>
      <div className={css.control}>
        {mayWrite ? (
          <SettingControl
            key={JSON.stringify(value)}
            shape={shape}
            label={label}
            value={value}
            error={error}
            isBusy={isBusy}
            onSave={save}
          />
        ) : (
          <p>{valueWords(t, shape, value, i18n.language)}</p>
        )}
        {mayWrite && !isUsual ? (
          <div className={css.usual}>
            <span className={css.note}>
              {shape.isSecret
                ? t('admin.settings.isSet')
                : t('admin.settings.default', { value: valueWords(t, shape, shape.default, i18n.language) })}
            </span>
            <Button kind="quiet" size="small" icon={IconRestore} onClick={() => void save(shape.default)}>
              {t(shape.isSecret ? 'admin.settings.forget' : 'admin.settings.restore')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  )
}
