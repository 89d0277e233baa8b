import { useTranslation } from 'react-i18next'
import { encodings, separators } from '../../../../shared/imports/mapping.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import css from '../imports.module.css'
import type { ReadFile, Reading } from '../imports-api.ts'

interface ReadingOptionsProps {
  file: ReadFile
  reading: Reading
  onChange: (reading: Reading) => void
  onOtherFile: () => void
}

/** How the file was read, to be put right when accents or columns look wrong. */
export function ReadingOptions({ file, reading, onChange, onOtherFile }: ReadingOptionsProps) {
  const { t } = useTranslation()
  return (
    <section className={css.panel} aria-label={t('imports.reading')}>
      <h2 className={css.heading}>{t('imports.reading')}</h2>
      <div className={css.panelBody}>
        {file.format === 'csv' ? (
          <>
            <ChoiceField
              required
              label={t('imports.encoding')}
              value={file.encoding}
              choices={encodings.map((value) => ({ value, label: t(`imports.encodings.${value}`) }))}
              onChange={(encoding) => encoding !== null && onChange({ ...reading, encoding })}
            />
            <ChoiceField
              required
              label={t('imports.separator')}
              value={file.separator}
              choices={separators.map((value) => ({
                value,
                label: t(`imports.separators.${separators.indexOf(value)}`),
              }))}
              onChange={(separator) => separator !== null && onChange({ ...reading, separator })}
            />
          </>
        ) : (
          <NumberField
            label={t('imports.sheet')}
            value={(reading.sheet ?? 0) + 1}
            min={1}
            max={200}
            onChange={(value) => onChange({ sheet: Math.max(0, Number(value ?? 1) - 1) })}
          />
        )}
        <div>
          <Button size="small" onClick={onOtherFile}>
            {t('imports.otherFile')}
          </Button>
        </div>
      </div>
    </section>
  )
}
