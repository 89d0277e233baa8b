import { type Icon, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { isProblem } from '../problem.ts'
import type { Json } from '../records.ts'
import { useCan } from '../session.ts'
import { useViews } from '../views/use-views.ts'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { isViewOf, type ShippedView } from '../views/view.ts'
import type { BulkVerb } from './BulkVerbs.tsx'
import { type KindColumns, useKindColumns } from './columns.tsx'
import { FacetChips } from './FacetChips.tsx'
import { divisionOf, type Facet } from './facet.ts'
import { ListBody } from './ListBody.tsx'
import { ListTools } from './ListTools.tsx'
import css from './list.module.css'
import { useColumnLayout } from './use-column-layout.ts'
import { type ListQuestion, useList } from './use-list.ts'
import { conditionOf, useListState } from './use-list-state.ts'

export interface KindListProps {
  kind: Kind
  /** Title of the page; the kind's plural when missing. */
  title?: string
  icon?: Icon
  /** The page's own condition: always asked, never shown as a filter. */
  base?: Condition
  views?: readonly ShippedView[]
  facet?: Facet
  columns?: KindColumns
  create?: { to: string; label: string; needs: string; search?: Record<string, unknown> }
  verbs?: readonly BulkVerb[]
  /** What the side panel shows; the properties when missing. */
  peek?: (record: Json) => ReactNode
  /** What to do when there is nothing at all. */
  emptyHint?: string
  /** Right of the title, before "create". */
  actions?: ReactNode
  placeholder?: string
  /** Further items of the menu over the list, for what is done with all that it shows. */
  menu?: (question: ListQuestion) => ReactNode
  /** Shows what is asked for in another way than a table of its rows. */
  body?: (question: ListQuestion) => ReactNode
}

const plainViews: readonly ShippedView[] = [{ key: 'all', label: 'engine.view.all', query: {} }]
const noColumns: KindColumns = {}

/** Template "List" for any kind, from its definition. What the list shows is its address. */
export function KindList(props: KindListProps) {
  const { kind, title, icon, base, views: shipped = plainViews, facet, columns: own = noColumns, create } = props
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(kind)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const views = useViews(kind.plural, shipped)
  const [state, change] = useListState(kind, views)
  const columns = useKindColumns(kind, state.type, own, t)
  const [layout, onLayout] = useColumnLayout(kind.plural, columns, state, change)
  const division = divisionOf(facet, state.type)
  const condition = conditionOf(state, base, division)
  const fields = useMemo(() => neededFields(kind, columns, layout.shown), [kind, columns, layout.shown])
  const question = { q: state.q, filter: condition, sort: state.sort, trash: state.trash, fields }
  const list = useList(kind, question)
  const fault = isProblem(list.error, 'query') ? (list.error.errors[0] ?? null) : null
  return (
    <Page
      title={state.trash ? t('engine.trash.title', { name: title ?? texts.many }) : (title ?? texts.many)}
      icon={icon}
      count={fault === null ? list.total : null}
      layout="fill"
      actions={
        <>
          {props.actions}
          {create && can(create.needs) ? (
            <LinkButton to={create.to} search={(create.search ?? {}) as never} kind="primary" icon={IconPlus}>
              {t(create.label)}
            </LinkButton>
          ) : null}
        </>
      }
      below={<ViewTabs kind={kind} views={views} state={state} />}
    >
      <div className={css.list}>
        {facet ? (
          <FacetChips facet={facet} value={state.type} onChange={(type) => change({ type, columns: undefined })} />
        ) : null}
        <ListTools
          kind={kind}
          state={state}
          change={change}
          question={question}
          columns={columns}
          layout={layout}
          onLayout={onLayout}
          fault={fault}
          base={allOf(base, division)}
          menu={props.menu?.(question)}
          placeholder={props.placeholder ?? t('engine.query.placeholder')}
        />
        {props.body === undefined ? (
          <ListBody
            {...props}
            list={list}
            question={question}
            state={state}
            change={change}
            columns={columns}
            layout={layout}
            onLayout={onLayout}
            selected={selected}
            onSelect={setSelected}
            isFaulty={fault !== null}
            isView={isViewOf(views, state, kind.sort)}
          />
        ) : (
          props.body(question)
        )}
      </div>
    </Page>
  )
}

/** Only what is shown is asked for; the name always. */
function neededFields(
  kind: Kind,
  columns: { key: string; hidden?: boolean; needs: string[] }[],
  shown: Record<string, boolean>,
): string[] {
  const visible = columns.filter((column) => shown[column.key] ?? column.hidden !== true)
  return [...new Set([kind.title, ...visible.flatMap((column) => column.needs)])]
}
