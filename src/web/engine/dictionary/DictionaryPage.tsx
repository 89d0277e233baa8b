import { IconArrowLeft, IconFileImport, IconList, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { SideTabs, type Tab, Tabs } from '../../ui/page/Tabs.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import type { FormPart, FormValues } from '../form/form-fields.ts'
import { useKindTexts } from '../kind-texts.ts'
import { useLive } from '../live/use-live.ts'
import type { Json } from '../records.ts'
import { useRouteSearch } from '../route-hooks.ts'
import { useCan } from '../session.ts'
import css from './dictionary.module.css'
import type { DictionarySearch } from './dictionary-search.ts'
import { EntryForm } from './EntryForm.tsx'
import { EntryList } from './EntryList.tsx'
import { EntryTree } from './EntryTree.tsx'

interface DictionaryPageProps {
  kind: Kind
  title: string
  /** The other dictionaries of the same page. */
  tabs?: { label: string; tabs: Tab[] }
  /** Fields that a list with many columns leaves to the form. */
  columns?: readonly string[]
  /** Sections of the form; without them every field stands in one. */
  parts?: readonly FormPart[]
  /** Values that a new entry begins with. */
  fresh?: FormValues
  /** What the page tells beside the form of an entry that is there. */
  about?: (record: Json) => ReactNode
}

/** More tabs than these stand at the side. */
const mostInRow = 8

/** Administration of a short list or a tree: entries on the left, the one that is open on the right. */
export function DictionaryPage({ kind, title, tabs, columns, parts, fresh, about }: DictionaryPageProps) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(kind)
  const [search, change] = useRouteSearch<DictionarySearch>()
  useLive({ kinds: [kind.name] })
  const open = (id: string | undefined, parent?: string) => change({ id, parent })
  const isTrash = search.trash === true
  const isLong = tabs !== undefined && tabs.tabs.length > mostInRow
  return (
    <Page
      title={title}
      layout="fill"
      actions={
        <>
          {kind.hasTrash ? (
            <IconButton
              icon={isTrash ? IconList : IconTrash}
              label={t(isTrash ? 'engine.trash.leave' : 'engine.trash.open')}
              onClick={() => change({ trash: isTrash ? undefined : true, id: undefined })}
            />
          ) : null}
          {kind.isImported && can('import.create') && can(`${kind.guard}.create`) ? (
            <LinkButton icon={IconFileImport} to="/imports/new" search={{ kind: kind.plural } as never}>
              {t('engine.list.import')}
            </LinkButton>
          ) : null}
          {can(`${kind.guard}.create`) ? (
            <Button kind="primary" icon={IconPlus} onClick={() => open('new')}>
              {texts.fresh}
            </Button>
          ) : null}
        </>
      }
      below={tabs && !isLong ? <Tabs {...tabs} active={kind.plural} /> : null}
    >
      <div className={css.split} data-open={search.id !== undefined || undefined} data-side={isLong || undefined}>
        {tabs && isLong ? <SideTabs {...tabs} active={kind.plural} /> : null}
        <div className={css.list}>
          {kind.isTree && !isTrash ? (
            <EntryTree kind={kind} openId={search.id} onOpen={open} />
          ) : (
            <EntryList kind={kind} openId={search.id} isTrash={isTrash} onOpen={open} columns={columns ?? kind.list} />
          )}
        </div>
        <div className={css.entry}>
          {search.id === undefined ? (
            <EmptyState icon={IconList} title={t('engine.dictionary.choose')} />
          ) : (
            <>
              <div className={css.back}>
                <Button kind="quiet" size="small" icon={IconArrowLeft} onClick={() => open(undefined)}>
                  {t('engine.dictionary.back')}
                </Button>
              </div>
              <EntryForm
                key={`${search.id} ${search.parent ?? ''}`}
                kind={kind}
                id={search.id}
                parent={search.parent}
                onOpen={open}
                parts={parts}
                fresh={fresh}
                about={about}
              />
            </>
          )}
        </div>
      </div>
    </Page>
  )
}
