import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { junkKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { useSend } from '../../../engine/use-send.ts'
import { useSettled } from '../../../engine/use-settled.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import css from '../inventory.module.css'
import { junkEffectQuery } from '../inventory-api.ts'

/** Which assets show the value today. */
function Effect({ sort, value }: { sort: string | null; value: string }) {
  const { t } = useTranslation()
  const wanted = useSettled(value.trim())
  const { data } = useQuery(junkEffectQuery(sort ?? '', sort === null ? '' : wanted))
  const more = (data?.total ?? 0) - (data?.items.length ?? 0)
  return (
    <p className={css.effect} aria-live="polite">
      {data === undefined ? null : (
        <>
          {t('admin.inventory.junk.effect', { total: data.total })}{' '}
          {data.items.map((item, index) => (
            <Fragment key={item.id}>
              {index === 0 ? '' : ', '}
              <Link to={`/assets/${item.id}`}>{item.name}</Link>
            </Fragment>
          ))}
          {more > 0 ? ` ${t('admin.inventory.junk.more', { count: more })}` : ''}
        </>
      )}
    </p>
  )
}

/** Adds a value that identifies nobody. */
export function AddJunk() {
  const { t } = useTranslation()
  const texts = useKindTexts(junkKind)
  const { send, isBusy } = useSend([junkKind.plural])
  const [sort, setSort] = useState<string | null>('serial')
  const [value, setValue] = useState('')
  const [comment, setComment] = useState('')
  const [isTried, setTried] = useState(false)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (value.trim() === '' || sort === null) return
    const body = { sort, value: value.trim(), ...(comment.trim() === '' ? {} : { comment: comment.trim() }) }
    const isDone = await send(() => api.post('/inventory-junk', body), {
      done: t('admin.inventory.junk.addedOne', { value: value.trim() }),
    })
    if (!isDone) return
    setValue('')
    setComment('')
    setTried(false)
  }
  return (
    <form
      className={css.add}
      aria-label={t('admin.inventory.junk.add')}
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <ChoiceField
        label={texts.field('sort')}
        value={sort}
        required
        choices={(junkKind.fields.sort.choices ?? []).map((choice) => ({
          value: choice,
          label: texts.choice('sort', choice),
        }))}
        onChange={setSort}
      />
      <TextField
        label={texts.field('value')}
        value={value}
        onChange={setValue}
        required
        error={isTried && value.trim() === '' ? t('engine.form.missing') : undefined}
      />
      <TextField label={texts.field('comment')} value={comment} onChange={setComment} />
      <Effect sort={sort} value={value} />
      <Button type="submit" icon={IconPlus} busy={isBusy}>
        {t('admin.inventory.junk.add')}
      </Button>
    </form>
  )
}
