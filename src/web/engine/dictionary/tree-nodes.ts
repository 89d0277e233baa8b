import { plain } from '../../../shared/conditions/plain-text.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { everySpoken } from '../../../shared/kinds/translated-fields.ts'
import type { TreeNode } from '../../ui/tree/flatten.ts'
import { readPage } from '../list/use-list.ts'
import { isNamed, type Json, spokenOf } from '../records.ts'

const portion = 500
/** A tree beyond this is not drawn whole; the search finds the rest. */
const most = 5000

/** Every node of a tree, by its complete name. */
export async function readTree(kind: Kind, signal?: AbortSignal): Promise<Json[]> {
  const nodes: Json[] = []
  let after: string | undefined
  do {
    const page = await readPage(
      kind,
      { sort: kind.title, fields: [...everySpoken(kind, 'name'), 'parent', kind.title] },
      { limit: portion, count: 'none', after },
      signal,
    )
    nodes.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined && nodes.length < most)
  return nodes
}

/** Rows with a parent → a tree. A parent that is not among them (not visible to the reader) makes a root. */
export function treeOf(kind: Kind, rows: Json[]): TreeNode[] {
  const nodes = new Map<string, TreeNode & { children: TreeNode[] }>(
    rows.map((row) => [row.id, { id: row.id, label: spokenOf(kind, row, 'name'), children: [] }]),
  )
  const roots: TreeNode[] = []
  for (const row of rows) {
    const node = nodes.get(row.id)!
    const parent = isNamed(row.parent) ? nodes.get(row.parent.id) : undefined
    if (parent === undefined) roots.push(node)
    else parent.children.push(node)
  }
  return roots
}

/** What holds the words typed, with the branches that lead there. */
export function matching(nodes: TreeNode[], text: string): TreeNode[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return nodes
  const keep = (node: TreeNode): TreeNode[] => {
    const children = (node.children ?? []).flatMap(keep)
    const own = plain(node.label)
    if (words.every((word) => own.includes(word))) return [node]
    return children.length > 0 ? [{ ...node, children }] : []
  }
  return nodes.flatMap(keep)
}

/** Branches to open so that all that is shown is in sight. */
export const branches = (nodes: TreeNode[]): string[] =>
  nodes.flatMap((node) => ((node.children ?? []).length > 0 ? [node.id, ...branches(node.children ?? [])] : []))
