import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { readPage } from '../list/use-list.ts'
import css from './builder.module.css'
import { asGroup, fromGroup, withoutHoles } from './edit-condition.ts'
import { GroupEditor } from './GroupEditor.tsx'

interface BuilderDrawerProps {
  kind: Kind
  /** What the query box says; null = closed. */
  condition: Condition | null
  /** The page's own condition, for the count. */
  base: Condition | undefined
  onApply: (condition: Condition) => void
  onClose: () => void
}

/** The same condition as the query box, line by line, with how many it would find. */
export function BuilderDrawer({ kind, condition, base, onApply, onClose }: BuilderDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={condition !== null}
      onClose={onClose}
      position="right"
      size="var(--builder)"
      title={t('engine.builder.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {condition === null ? null : <Builder kind={kind} start={condition} base={base} onApply={onApply} />}
    </Drawer>
  )
}

interface BuilderProps {
  kind: Kind
  start: Condition
  base: Condition | undefined
  onApply: (condition: Condition) => void
}

function Builder({ kind, start, base, onApply }: BuilderProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const [condition, setCondition] = useState<Condition>(() => {
    const { mode, parts } = asGroup(start)
    return fromGroup(mode, parts)
  })
  const whole = useDeferredValue(withoutHoles(condition) ?? everything)
  const { data } = useQuery({
    queryKey: [kind.plural, 'list', 'count', whole, base],
    queryFn: ({ signal }) =>
      readPage(
        kind,
        { filter: base === undefined ? whole : { all: [base, whole] }, fields: [kind.title] },
        { limit: 1, count: 'exact' },
        signal,
      ),
    placeholderData: (old) => old,
    retry: false,
  })
  return (
    <form
      className={css.builder}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(withoutHoles(condition) ?? everything)
      }}
    >
      <GroupEditor scope={{ kind, relation: null }} condition={condition} onChange={setCondition} />
      <div className={css.foot}>
        <span role="status" className={css.count}>
          {data?.total === null || data === undefined ? '' : texts.count(data.total)}
        </span>
        <Button kind="quiet" onClick={() => onApply(everything)}>
          {t('engine.builder.clear')}
        </Button>
        <Button kind="primary" type="submit">
          {t('engine.builder.apply')}
        </Button>
      </div>
    </form>
  )
}
