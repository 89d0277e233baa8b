import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { CheckField } from '../../ui/field/SwitchField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import type { CalendarRecord } from './service-level.ts'
import css from './service-levels.module.css'

type Closings = CalendarRecord['closings']

/** Days on which nobody works beside the holidays: bridges, the week of Christmas. */
export function ClosingsEditor({ closings, onChange }: { closings: Closings; onChange: (closings: Closings) => void }) {
  const { t } = useTranslation()
  const change = (index: number, patch: Partial<Closings[number]>) =>
    onChange(closings.map((each, at) => (at === index ? { ...each, ...patch } : each)))
  const today = new Date().toISOString().slice(0, 10)
  return (
    <section className={css.hours}>
      <h3 className={css.part}>{t('serviceLevels.closings.title')}</h3>
      {closings.length === 0 ? <p className={css.note}>{t('serviceLevels.closings.none')}</p> : null}
      {closings.map((closing, index) => (
        <div key={index} className={css.closing}>
          <TextField
            label={t('serviceLevels.closings.name')}
            value={closing.name}
            onChange={(name) => change(index, { name })}
          />
          <DateField
            required
            label={t('serviceLevels.closings.from')}
            value={closing.from}
            onChange={(from) => from !== null && change(index, { from, to: closing.to < from ? from : closing.to })}
          />
          <DateField
            required
            label={t('serviceLevels.closings.to')}
            value={closing.to}
            onChange={(to) => to !== null && change(index, { to })}
          />
          <CheckField
            label={t('serviceLevels.closings.yearly')}
            value={closing.yearly}
            onChange={(yearly) => change(index, { yearly })}
          />
          <IconButton
            size="small"
            icon={IconX}
            label={t('serviceLevels.closings.remove')}
            onClick={() => onChange(closings.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => onChange([...closings, { name: '', from: today, to: today, yearly: false }])}
        >
          {t('serviceLevels.closings.add')}
        </Button>
      </div>
    </section>
  )
}
