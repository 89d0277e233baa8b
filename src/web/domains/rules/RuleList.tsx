import { IconChevronDown, IconChevronUp, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { api } from '../../engine/api.ts'
import { useCan } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { announce } from '../../ui/feedback/LiveRegion.tsx'
import { CarryRules } from './CarryRules.tsx'
import { byEntity, type RuleRecord } from './rule.ts'
import css from './rules.module.css'

interface RuleListProps {
  set: RuleSet
  rules: RuleRecord[]
  activeId: string | null
  onAdd: () => void
  onOpen: (id: string) => void
}

/** The rules in the order in which they are asked. Moved by hand, by buttons, or by Alt and the arrows. */
export function RuleList({ set, rules, activeId, onAdd, onOpen }: RuleListProps) {
  const { t } = useTranslation()
  const can = useCan()
  const groups = byEntity(rules)
  return (
    <nav className={css.list} aria-label={t('rules.list.label')}>
      <p className={css.note}>{t(`rules.set.${set.name}.about`)}</p>
      <div className={css.listTools}>
        {can('rule.create') ? (
          <Button size="small" kind="primary" icon={IconPlus} onClick={onAdd}>
            {t('rules.list.add')}
          </Button>
        ) : null}
        <CarryRules set={set} />
      </div>
      {groups.map(({ entity, rules: own }) => (
        <section key={entity.id}>
          {groups.length > 1 ? <h2 className={css.listTitle}>{entity.name}</h2> : null}
          <Entries rules={own} activeId={activeId} onOpen={onOpen} />
        </section>
      ))}
    </nav>
  )
}

function Entries({ rules, activeId, onOpen }: Pick<RuleListProps, 'rules' | 'activeId' | 'onOpen'>) {
  const { t } = useTranslation()
  const can = useCan()
  const { send } = useSend(['rules'])
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const mayMove = can('rule.update') && rules.length > 1
  const move = (rule: RuleRecord, to: number) => {
    const others = rules.filter((other) => other.id !== rule.id)
    if (to < 0 || to > others.length) return
    announce(t('rules.list.moved', { name: rule.name, position: to + 1 }))
    void send(() => api.post(`/rules/${rule.id}/move`, { before: others[to]?.id ?? null }))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const from = rules.findIndex((rule) => rule.id === dragged)
    if (from !== -1 && over !== null) move(rules[from]!, over > from ? over - 1 : over)
    setDragged(null)
    setOver(null)
  }
  const keys = (event: KeyboardEvent, rule: RuleRecord, index: number) => {
    if (!mayMove || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(rule, event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return (
    <ol className={css.entries} onDrop={drop} onDragOver={(event) => dragged !== null && event.preventDefault()}>
      {rules.map((rule, index) => (
        <li
          key={rule.id}
          className={css.entry}
          data-active={rule.id === activeId || undefined}
          data-off={!rule.isActive || undefined}
          data-over={over === index || undefined}
          draggable={mayMove}
          onDragStart={() => setDragged(rule.id)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => {
            if (dragged === null) return
            const box = event.currentTarget.getBoundingClientRect()
            setOver(event.clientY > box.top + box.height / 2 ? index + 1 : index)
          }}
        >
          {mayMove ? <IconGripVertical size="1em" stroke={1.75} className={css.grip} aria-hidden /> : null}
          <button
            type="button"
            className={css.entryName}
            aria-current={rule.id === activeId ? 'true' : undefined}
            onClick={() => onOpen(rule.id)}
            onKeyDown={(event) => keys(event, rule, index)}
          >
            {rule.name}
            <span className={css.marks}>
              {[rule.isActive ? '' : t('rules.list.off'), rule.stops ? t('rules.list.stops') : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
          {mayMove ? (
            <span className={css.moves}>
              <IconButton
                size="small"
                icon={IconChevronUp}
                label={t('rules.list.moveUp', { name: rule.name })}
                onClick={() => move(rule, index - 1)}
              />
              <IconButton
                size="small"
                icon={IconChevronDown}
                label={t('rules.list.moveDown', { name: rule.name })}
                onClick={() => move(rule, index + 1)}
              />
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
