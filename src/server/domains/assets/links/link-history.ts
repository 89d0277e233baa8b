import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { Ends } from './link-rules.ts'

/**
 * Says on both ends that a link was made or ended, in the words of that end. The other end is a record of its own:
 * history names it only to those who may see it (`of`).
 */
export function noteLink(context: ActionContext, { type, from, to }: Ends, how: 'made' | 'ended'): void {
  const sides = [
    { at: from, other: to, words: type.name },
    { at: to, other: from, words: type.reverseName },
  ]
  for (const { at, other, words } of sides) {
    const text = `${words} ${other.name}`
    context.note(assetKind, at.id, [
      how === 'made'
        ? { field: 'link', old: null, new: other.id, newText: text, of: assetKind.name }
        : { field: 'link', old: other.id, new: null, oldText: text, of: assetKind.name },
    ])
    context.tell(how === 'made' ? 'asset.connected' : 'asset.disconnected', assetKind, at.id, { other: other.id })
  }
}
