import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { type Json, titleOf } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import css from '../stock.module.css'

interface ScanFieldProps {
  value: Json | null
  onChange: (item: Json | null) => void
  error?: string | undefined
}

const most = 6

/** The very code first; words of the name only when no code is meant. */
async function findItems(text: string): Promise<Json[]> {
  const codes = (['barcode', 'reference'] as const).map((field) => ({ field, op: 'is' as const, value: text }))
  const fields = ['name', 'reference', 'category', 'quantity', 'unit']
  const ask = (filter: object) =>
    readPage(stockItemKind, { filter: filter as never, fields }, { limit: most, count: 'none' }).then(
      (page) => page.items,
    )
  const exact = await ask({ any: codes })
  if (exact.length > 0) return exact
  return ask({
    any: [
      { text },
      ...(['name', 'barcode', 'reference'] as const).map((field) => ({ field, op: 'contains', value: text })),
    ],
  })
}

/** Takes what a scanner types (a code and Enter), or a few letters of a name. */
export function ScanField({ value, onChange, error }: ScanFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Json[]>([])
  const [said, setSaid] = useState<string | undefined>(undefined)
  const take = (item: Json) => {
    setFound([])
    setText('')
    setSaid(undefined)
    onChange(item)
  }
  const look = async () => {
    const typed = text.trim()
    if (typed === '') return
    const items = await findItems(typed).catch(() => [])
    if (items.length === 1) return take(items[0]!)
    setFound(items)
    setSaid(items.length === 0 ? t('stock.dialog.notFound', { text: typed }) : t('stock.dialog.several'))
  }
  if (value !== null)
    return (
      <div className={css.chosen}>
        <span>
          <span className={css.chosenName}>{titleOf(stockItemKind, value)}</span>{' '}
          <span className={css.hint}>
            {[value.reference, t('stock.inStock', { count: Number(value.quantity ?? 0) })].filter(Boolean).join(' · ')}
          </span>
        </span>
        <IconButton size="small" icon={IconX} label={t('ui.field.clear')} onClick={() => onChange(null)} />
      </div>
    )
  return (
    <div className={css.scan}>
      <TextField
        name="item"
        label={t('stock.dialog.item')}
        help={t('stock.dialog.scan')}
        value={text}
        onChange={setText}
        error={said ?? error}
        required
        autoFocus
        onBlur={() => void look()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.trim() === '') return
          // Enter ends the code, not the form.
          event.preventDefault()
          void look()
        }}
      />
      {found.length > 0 ? (
        <ul className={css.choices}>
          {found.map((item) => (
            <li key={item.id}>
              <Button kind="quiet" size="small" onClick={() => take(item)}>
                {[titleOf(stockItemKind, item), item.reference].filter(Boolean).join(' · ')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
