import { useCallback, useEffect, useRef, useState } from 'react'

interface RowActionsOptions<T> {
  rows: T[]
  rowId: (row: T) => string
  /** Scrolls to a row and gives it the focus. */
  show: (index: number) => void
  peekedId: string | null | undefined
  onPeek: ((row: T) => void) | undefined
  onOpen: ((row: T) => void) | undefined
  selected: ReadonlySet<string>
  onSelect: ((ids: Set<string>) => void) | undefined
}

interface RowActions {
  /** Index of the row that has, or had last, the focus; -1 before the first. */
  active: number
  move: (index: number) => void
  /** Selects or deselects a row; with `range` all from the last one toggled. */
  toggle: (index: number, range: boolean) => void
  /** A press on a row; opens it unless a control inside was meant. */
  press: (index: number, isOpen: boolean) => void
}

/** The rows that a selection reaches, both ends included. */
const between = <T>(rows: T[], from: number, to: number): T[] => rows.slice(Math.min(from, to), Math.max(from, to) + 1)

/** What moving, selecting and pressing do to a table. */
export function useRowActions<T>(options: RowActionsOptions<T>): RowActions {
  const { rows, rowId, show, peekedId, onPeek, onOpen, selected, onSelect } = options
  const [active, setActive] = useState(-1)
  const anchor = useRef(-1)

  const move = useCallback(
    (index: number) => {
      setActive(index)
      show(index)
      const row = rows[index]
      if (row && peekedId) onPeek?.(row)
    },
    [show, rows, peekedId, onPeek],
  )
  const toggle = useCallback(
    (index: number, range: boolean) => {
      if (!onSelect) return
      const from = range && anchor.current >= 0 ? anchor.current : index
      const next = new Set(selected)
      const isOn = !next.has(rowId(rows[index]!))
      for (const row of between(rows, from, index)) {
        if (isOn) next.add(rowId(row))
        else next.delete(rowId(row))
      }
      anchor.current = index
      onSelect(next)
    },
    [onSelect, selected, rows, rowId],
  )
  const press = useCallback(
    (index: number, isOpen: boolean) => {
      setActive(index)
      const row = rows[index]
      if (row && isOpen) onOpen?.(row)
    },
    [rows, onOpen],
  )
  useEffect(() => {
    if (active >= rows.length) setActive(rows.length - 1)
  }, [active, rows.length])
  return { active, move, toggle, press }
}
