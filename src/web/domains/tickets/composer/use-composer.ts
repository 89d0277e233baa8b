import { useCallback, useEffect, useMemo, useState } from 'react'
import { useSayWriting } from '../../../engine/live/use-presence.ts'
import type { Named } from '../../../engine/records.ts'
import type { Ticket } from '../ticket.ts'
import { type ComposerMode, composerModes, keepDraft, readDraft } from './draft.ts'

export interface TaskDetails {
  assignee: Named | null
  group: Named | null
  category: Named | null
  plannedAt: string | null
  durationMinutes: number | null
  isPrivate: boolean
}

export const noTask: TaskDetails = {
  assignee: null,
  group: null,
  category: null,
  plannedAt: null,
  durationMinutes: null,
  isPrivate: false,
}

/** What an answer or a solution is in the words of the site. */
export interface SaidAs {
  /** How the answer came in. */
  source: string | null
  solutionType: string | null
}

const saidAsNothing: SaidAs = { source: null, solutionType: null }

export interface ComposerState {
  isOpen: boolean
  mode: ComposerMode
  /** Modes that the state of the case and the rights of the person allow. */
  modes: ComposerMode[]
  body: string
  files: File[]
  task: TaskDetails
  said: SaidAs
  open: (mode?: ComposerMode) => void
  close: () => void
  setBody: (body: string) => void
  setFiles: (files: File[]) => void
  setTask: (task: TaskDetails) => void
  setSaid: (said: SaidAs) => void
  /** Forgets everything, after sending. */
  clear: () => void
}

const verbOf: Record<ComposerMode, string> = { reply: 'reply', note: 'note', task: 'task', solution: 'solve' }

/** What is being written on a case: one text whatever the mode, so that an answer may become a note. */
export function useComposer(ticket: Ticket): ComposerState {
  const [draft] = useState(() => readDraft(ticket.id))
  const [isOpen, setOpen] = useState(draft !== null)
  const [chosen, setMode] = useState<ComposerMode>(draft?.mode ?? 'reply')
  const [body, writeBody] = useState(draft?.body ?? '')
  const sayWriting = useSayWriting(`ticket:${ticket.id}`)
  const setBody = useCallback(
    (next: string) => {
      writeBody(next)
      if (next !== body) sayWriting()
    },
    [body, sayWriting],
  )
  const [files, setFiles] = useState<File[]>([])
  const [task, setTask] = useState<TaskDetails>(noTask)
  const [said, setSaid] = useState<SaidAs>(saidAsNothing)
  const { can } = ticket
  const modes = useMemo(() => composerModes.filter((each) => can?.[verbOf[each]] === true), [can])
  const mode = modes.includes(chosen) ? chosen : (modes[0] ?? chosen)
  useEffect(() => keepDraft(ticket.id, { mode, body }), [ticket.id, mode, body])
  const open = useCallback((next?: ComposerMode) => {
    if (next !== undefined) setMode(next)
    setOpen(true)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  const clear = useCallback(() => {
    writeBody('')
    setFiles([])
    setTask(noTask)
    setSaid(saidAsNothing)
    setMode('reply')
    setOpen(false)
  }, [])
  return {
    isOpen: isOpen && modes.length > 0,
    mode,
    modes,
    body,
    files,
    task,
    said,
    open,
    close,
    setBody,
    setFiles,
    setTask,
    setSaid,
    clear,
  }
}
