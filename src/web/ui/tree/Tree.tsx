import { IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { type FlatNode, flatten, type TreeNode } from './flatten.ts'
import css from './tree.module.css'

interface TreeProps {
  label: string
  nodes: TreeNode[]
  /** Open branches at first; all that lead to `active` are open anyway. */
  open?: string[]
  active?: string | null
  onChoose: (id: string) => void
  /** After the name: a count, a menu. */
  after?: (node: TreeNode) => ReactNode
}

/** A tree as WAI-ARIA wants it: one stop for Tab, arrows move and fold, Enter chooses. */
export function Tree({ label, nodes, open = [], active = null, onChoose, after }: TreeProps) {
  const [folds, setFolds] = useState<Record<string, boolean>>(() => Object.fromEntries(open.map((id) => [id, true])))
  const rows = flatten(nodes, folds, active)
  const [focused, setFocused] = useState<string | null>(active)
  const root = useRef<HTMLDivElement>(null)
  const stop = rows.some((row) => row.id === focused) ? focused : (rows[0]?.id ?? null)

  const go = (row: FlatNode | undefined) => {
    if (!row) return
    setFocused(row.id)
    root.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.id)}"]`)?.focus()
  }
  const fold = (row: FlatNode, isOpen: boolean) => setFolds({ ...folds, [row.id]: isOpen })
  const onKey = (event: KeyboardEvent, row: FlatNode, index: number) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(rows[index + 1]),
      ArrowUp: () => go(rows[index - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowRight: () =>
        row.hasChildren && !row.isOpen
          ? fold(row, true)
          : go(rows[index + 1]?.parent === row.id ? rows[index + 1] : undefined),
      ArrowLeft: () => (row.isOpen ? fold(row, false) : go(rows.find((other) => other.id === row.parent))),
      Enter: () => onChoose(row.id),
      ' ': () => onChoose(row.id),
    }
    const move = moves[event.key]
    if (!move || event.target !== event.currentTarget) return
    event.preventDefault()
    move()
  }
  return (
    <div ref={root} role="tree" aria-label={label} className={css.tree}>
      {rows.map((row, index) => (
        <div
          key={row.id}
          role="treeitem"
          data-id={row.id}
          aria-level={row.level}
          aria-posinset={row.place}
          aria-setsize={row.siblings}
          aria-expanded={row.hasChildren ? row.isOpen : undefined}
          aria-selected={row.id === active}
          tabIndex={row.id === stop ? 0 : -1}
          className={css.row}
          style={{ paddingInlineStart: `calc(${row.level - 1} * var(--s-4))` }}
          onKeyDown={(event) => onKey(event, row, index)}
          onClick={() => {
            setFocused(row.id)
            onChoose(row.id)
          }}
        >
          <TreeToggle row={row} onFold={fold} />
          <span className={css.name}>{row.node.label}</span>
          {after?.(row.node)}
        </div>
      ))}
    </div>
  )
}

/** For the mouse only: the keyboard folds with the arrows. */
function TreeToggle({ row, onFold }: { row: FlatNode; onFold: (row: FlatNode, isOpen: boolean) => void }) {
  if (!row.hasChildren) return <span className={css.toggle} />
  return (
    <span
      className={css.toggle}
      data-open={row.isOpen || undefined}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation()
        onFold(row, !row.isOpen)
      }}
    >
      <IconChevronRight size="1em" />
    </span>
  )
}
