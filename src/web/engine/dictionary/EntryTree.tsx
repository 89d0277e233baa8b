import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { Tree } from '../../ui/tree/Tree.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { useCan } from '../session.ts'
import css from './dictionary.module.css'
import { branches, matching, readTree, treeOf } from './tree-nodes.ts'

interface EntryTreeProps {
  kind: Kind
  openId: string | undefined
  onOpen: (id: string, parent?: string) => void
}

/** Entries of a tree; a plus on each makes one below it. */
export function EntryTree({ kind, openId, onOpen }: EntryTreeProps) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(kind)
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [kind.plural, 'list', 'tree'],
    queryFn: ({ signal }) => readTree(kind, signal),
  })
  const tree = useMemo(() => treeOf(kind, data ?? []), [kind, data])
  const shown = useMemo(() => matching(tree, asked), [tree, asked])
  const open = asked.trim() === '' ? tree.map((node) => node.id) : branches(shown)
  return (
    <>
      <div className={css.narrow}>
        <TextField
          bare
          type="search"
          label={t('engine.dictionary.search')}
          placeholder={t('engine.dictionary.search')}
          value={text}
          onChange={setText}
        />
      </div>
      <div className={css.tree}>
        {isPending ? <Skeleton lines={10} /> : null}
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data !== undefined && shown.length === 0 ? (
          <EmptyState title={t(asked === '' ? 'engine.list.nothingYet' : 'engine.list.nothingFound')} />
        ) : null}
        <Tree
          // Another search opens other branches.
          key={`${asked} ${data === undefined}`}
          label={texts.many}
          nodes={shown}
          open={open}
          active={openId ?? null}
          onChoose={(id) => onOpen(id)}
          after={
            can(`${kind.guard}.create`)
              ? (node) => (
                  <IconButton
                    size="small"
                    icon={IconPlus}
                    className={css.under ?? ''}
                    label={t('engine.dictionary.addUnder', { name: node.label })}
                    onClick={(event) => {
                      event.stopPropagation()
                      onOpen('new', node.id)
                    }}
                  />
                )
              : () => null
          }
        />
      </div>
    </>
  )
}
