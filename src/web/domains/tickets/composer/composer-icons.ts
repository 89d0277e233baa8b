import { type Icon, IconCircleCheck, IconListCheck, IconLock, IconMessage } from '@tabler/icons-react'
import type { ComposerMode } from './draft.ts'

export const composerIcons: Record<ComposerMode, Icon> = {
  reply: IconMessage,
  note: IconLock,
  task: IconListCheck,
  solution: IconCircleCheck,
}
