import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customFields } from '../../../shared/conditions/field-path.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { type Kind, writableFields } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { FieldInput, isBlank } from '../fields/FieldParts.tsx'
import { webFieldOf } from '../fields/index.ts'
import { valueText } from '../fields/value-text.ts'
import { useKindTexts } from '../kind-texts.ts'
import { valueAt } from '../record/patch.ts'
import { bodyOf } from '../record/use-save.ts'
import type { Json } from '../records.ts'
import { refusalText } from '../use-action.ts'
import css from './list.module.css'

interface BulkEditProps {
  kind: Kind
  ids: string[]
  rows: Json[]
  isBusy: boolean
  onRun: (input: object) => Promise<void>
  onClose: () => void
}

/** Fields that may be the same on many records; names and descriptions are each one's own. */
function editable(kind: Kind): [string, Field][] {
  const own = writableFields(kind).filter(
    ([name, field]) => name !== kind.title && !['json', 'longText', 'richText'].includes(field.type),
  )
  const custom = Object.entries(customFields(kind)).map(
    ([name, field]) => [`${kind.custom!.field}.${name}`, field] as [string, Field],
  )
  return [...own, ...custom]
}

/** One field, one value, many records: says what will become of what before it is done. */
export function BulkEdit({ kind, ids, rows, isBusy, onRun, onClose }: BulkEditProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const fields = editable(kind)
  const [name, setName] = useState<string | null>(null)
  const [value, setValue] = useState<unknown>(null)
  const [problem, setProblem] = useState<string>()
  const field = fields.find(([key]) => key === name)?.[1]
  const isReady = field !== undefined && !(field.required && isBlank(value))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name === null || !isReady) return
    onRun(bodyOf(kind, { [name]: value })).catch((error: unknown) =>
      setProblem(refusalText(error, t('ui.problem.unknown'))),
    )
  }
  const words = name === null ? '' : valueText(t, kind, name, value)
  const count = texts.count(ids.length)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('engine.bulk.editTitle', { count })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form className={css.form} onSubmit={submit}>
        <ChoiceField
          required
          autoFocus
          label={t('engine.bulk.field')}
          value={name}
          choices={fields
            .map(([key]) => ({ value: key, label: texts.field(key) }))
            .toSorted((a, b) => a.label.localeCompare(b.label))}
          onChange={(next) => {
            setName(next)
            setValue(webFieldOf(fields.find(([key]) => key === next)?.[1].type ?? 'text').blank)
            setProblem(undefined)
          }}
        />
        {name !== null && field !== undefined ? (
          <>
            <FieldInput
              key={name}
              kind={kind}
              name={name}
              field={field}
              label={t('engine.bulk.value')}
              value={value}
              required={field.required}
              error={problem}
              onChange={setValue}
            />
            <p className={css.says} role="status">
              {words === ''
                ? t('engine.bulk.willEmpty', { count, field: texts.field(name) })
                : t('engine.bulk.willSet', { count, field: texts.field(name), value: words })}
              <Present kind={kind} name={name} ids={ids} rows={rows} />
            </p>
          </>
        ) : null}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isBusy} disabled={!isReady}>
            {t('engine.bulk.apply', { count })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const shown = 4

/** The values the selected records have now, the commonest first, as far as the list has read them. */
function Present({ kind, name, ids, rows }: { kind: Kind; name: string; ids: string[]; rows: Json[] }) {
  const { t } = useTranslation()
  const chosen = new Set(ids)
  const known = rows.filter((row) => chosen.has(row.id) && valueAt(kind, row, name) !== undefined)
  if (known.length < ids.length) return null
  const counts = new Map<string, number>()
  for (const row of known) {
    const words = valueText(t, kind, name, valueAt(kind, row, name)) || t('ui.property.none')
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const list = [...counts].toSorted((a, b) => b[1] - a[1])
  const words = list.slice(0, shown).map(([value, count]) => `${value} (${count})`)
  const rest = list.length > shown ? '…' : ''
  return <> {t('engine.bulk.present', { values: `${words.join(', ')}${rest}` })}</>
}
