import { Menu } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconChartBar,
  IconDots,
  IconFileImport,
  IconFileTypeCsv,
  IconFileTypePdf,
  IconList,
  IconTable,
  IconTrash,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import { formatQuery } from '../../../shared/conditions/format-query.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ColumnChooser } from '../../ui/table/ColumnChooser.tsx'
import type { ChangeLayout, TableLayout } from '../../ui/table/layout.ts'
import { apiUrl } from '../api.ts'
import type { FieldProblem } from '../problem.ts'
import { QueryBox } from '../query/QueryBox.tsx'
import { readText } from '../query/read.ts'
import { useQueryWords } from '../query/vocabulary.ts'
import { useCan } from '../session.ts'
import type { ListColumn } from './columns.tsx'
import css from './list.module.css'
import { type ListQuestion, listParameters } from './use-list.ts'
import type { ChangeList, ListState } from './use-list-state.ts'

const BuilderDrawer = lazy(() =>
  import('../builder/BuilderDrawer.tsx').then((file) => ({ default: file.BuilderDrawer })),
)

interface ListToolsProps {
  kind: Kind
  state: ListState
  change: ChangeList
  question: ListQuestion
  columns: ListColumn[]
  layout: TableLayout
  onLayout: ChangeLayout
  fault: FieldProblem | null
  base: Condition
  placeholder: string
  menu?: ReactNode
}

/** The bar over the table: query box, builder, columns, export, trash. */
export function ListTools(props: ListToolsProps) {
  const { kind, state, change, question, columns, layout, onLayout, fault, base, placeholder } = props
  const { t } = useTranslation()
  const words = useQueryWords()
  const [built, setBuilt] = useState<Condition | null>(null)
  // A filter that came with a link is shown in the box like the rest.
  const text = state.filter === undefined ? state.q : wholeText(kind, state, words)
  const openBuilder = () => setBuilt(readText(text, kind, words).condition ?? { text })
  const apply = (condition: Condition) => {
    setBuilt(null)
    change({ q: formatQuery(condition, kind, kindNamed), filter: undefined, view: state.view ?? 'all' })
  }
  return (
    <div className={css.bar}>
      <QueryBox
        kind={kind}
        text={text}
        onText={(q, options) => change({ q, filter: undefined }, options)}
        placeholder={placeholder}
        fault={fault}
      />
      <div className={css.tools}>
        <IconButton
          icon={IconAdjustmentsHorizontal}
          label={t('engine.builder.open')}
          aria-haspopup="dialog"
          onClick={openBuilder}
        />
        <ColumnChooser columns={columns} layout={layout} onLayout={onLayout} />
        <MoreMenu kind={kind} state={state} change={change} question={question} words={text.trim().slice(0, 500)}>
          {props.menu}
        </MoreMenu>
      </div>
      {built === null ? null : (
        <Suspense fallback={null}>
          <BuilderDrawer kind={kind} condition={built} base={base} onApply={apply} onClose={() => setBuilt(null)} />
        </Suspense>
      )}
    </div>
  )
}

function wholeText(kind: Kind, state: ListState, words: ReturnType<typeof useQueryWords>): string {
  const typed = readText(state.q, kind, words).condition
  return typed === null ? state.q : formatQuery(allOf(typed, state.filter), kind, kindNamed)
}

type MoreMenuProps = Pick<ListToolsProps, 'kind' | 'state' | 'change' | 'question'> & {
  /** The filter as it stands in the box, for the head of a printed list. */
  words: string
  children?: ReactNode
}

function MoreMenu({ kind, state, change, question, words, children }: MoreMenuProps) {
  const { t } = useTranslation()
  const can = useCan()
  const mayImport =
    kind.isImported && can('import.create') && (can(`${kind.guard}.create`) || can(`${kind.guard}.update`))
  return (
    <Menu>
      <Menu.Target>
        <IconButton icon={IconDots} label={t('engine.list.more')} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={apiUrl(`/${kind.plural}/export`, listParameters(question))}
          download
          leftSection={<IconFileTypeCsv size="1.15em" stroke={1.75} aria-hidden />}
        >
          {t('engine.list.export')}
        </Menu.Item>
        {(['ods', 'pdf'] as const).map((format) => {
          const IconPart = format === 'ods' ? IconTable : IconFileTypePdf
          return (
            <Menu.Item
              key={format}
              component="a"
              href={apiUrl(`/${kind.plural}/export`, {
                ...listParameters(question),
                format,
                ...(format === 'pdf' && words !== '' ? { words } : {}),
              })}
              download
              leftSection={<IconPart size="1.15em" stroke={1.75} aria-hidden />}
            >
              {t(format === 'ods' ? 'engine.list.exportOds' : 'engine.list.exportPdf')}
            </Menu.Item>
          )
        })}
        {can('figures.read') ? (
          <Menu.Item
            component={Link}
            to={`/figures/${kind.plural}`}
            search={{ q: state.q, filter: question.filter, view: 'all' } as never}
            leftSection={<IconChartBar size="1.15em" stroke={1.75} aria-hidden />}
          >
            {t('figures.open')}
          </Menu.Item>
        ) : null}
        {children}
        {mayImport ? (
          <Menu.Item
            component={Link}
            to="/imports/new"
            search={{ kind: kind.plural } as never}
            leftSection={<IconFileImport size="1.15em" stroke={1.75} aria-hidden />}
          >
            {t('engine.list.import')}
          </Menu.Item>
        ) : null}
        {kind.hasTrash ? (
          <Menu.Item
            leftSection={
              state.trash ? (
                <IconList size="1.15em" stroke={1.75} aria-hidden />
              ) : (
                <IconTrash size="1.15em" stroke={1.75} aria-hidden />
              )
            }
            onClick={() => change({ trash: state.trash ? undefined : true })}
          >
            {state.trash ? t('engine.trash.leave') : t('engine.trash.open')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
