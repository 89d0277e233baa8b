import { IconHandGrab } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { usePageActions } from '../../../engine/page-actions.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'

/** The most urgent case of my groups that nobody has: mine, and open before me. The palette offers it too. */
export function TakeNext() {
  const { t } = useTranslation()
  const can = useCan()
  const { groups } = useSession()
  const navigate = useNavigate()
  const keep = useKeepRecord(ticketKind)
  const [isBusy, setBusy] = useState(false)
  const isOffered = can('ticket.take') && groups.length > 0
  const take = async () => {
    setBusy(true)
    try {
      const taken = await api.post<Json>('/tickets/take-next', {})
      keep(taken)
      void navigate({ to: `/tickets/${taken.id}` })
    } catch (refusal) {
      toast.failed(refusalText(refusal, t('ui.problem.unknown')))
    } finally {
      setBusy(false)
    }
  }
  const label = t('action.ticket.take-next')
  usePageActions(isOffered ? [{ key: 'ticket.take-next', label, icon: IconHandGrab, run: () => void take() }] : [])
  return isOffered ? (
    <Button icon={IconHandGrab} busy={isBusy} onClick={() => void take()}>
      {label}
    </Button>
  ) : null
}
