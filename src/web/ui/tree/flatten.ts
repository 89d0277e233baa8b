export interface TreeNode {
  id: string
  label: string
  children?: TreeNode[]
}

/** One visible line of a tree. */
export interface FlatNode {
  id: string
  node: TreeNode
  parent: string | null
  /** From 1. */
  level: number
  /** Place among its siblings, from 1. */
  place: number
  siblings: number
  hasChildren: boolean
  isOpen: boolean
}

const holds = (node: TreeNode, id: string): boolean =>
  (node.children ?? []).some((child) => child.id === id || holds(child, id))

/** The lines that are in sight: children of closed branches are not. A branch that holds `active` is open unless it was closed by hand. */
export function flatten(nodes: TreeNode[], folds: Record<string, boolean>, active: string | null): FlatNode[] {
  const lines: FlatNode[] = []
  const walk = (level: number, parent: string | null, siblings: TreeNode[]) => {
    for (const [index, node] of siblings.entries()) {
      const children = node.children ?? []
      const isOpen = children.length > 0 && (folds[node.id] ?? (active !== null && holds(node, active)))
      const hasChildren = children.length > 0
      lines.push({ id: node.id, node, parent, level, place: index + 1, siblings: siblings.length, hasChildren, isOpen })
      if (isOpen) walk(level + 1, node.id, children)
    }
  }
  walk(1, null, nodes)
  return lines
}
