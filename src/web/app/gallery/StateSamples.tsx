import { IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../ui/button/Button.tsx'
import { CommandPalette } from '../../ui/palette/CommandPalette.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './gallery.module.css'
import { Sample } from './Sample.tsx'

const problem = {
  code: 'forbidden',
  title: 'Vous n’avez pas accès à ce ticket',
  detail: 'Demandez à son demandeur de vous ajouter comme observateur.',
  requestId: 'req-8d21',
}

const item = (label: string, hint?: string) => ({ key: label, label, hint, run: () => undefined })

export function StateSamples() {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  return (
    <div className={css.stack}>
      <Sample name="EmptyState" look="plain">
        <EmptyState
          icon={IconInbox}
          title="Aucun ticket ne vous attend"
          hint="Les tickets qui vous sont attribués arrivent ici."
          action={<Button>Voir ceux du groupe</Button>}
        />
      </Sample>
      <Sample name="ErrorState" look="plain">
        <ErrorState error={problem} onRetry={() => undefined} />
        <ErrorState error={{ ...problem, code: 'offline', requestId: null }} onRetry={() => undefined} />
      </Sample>
      <Sample name="Skeleton" look="plain">
        <Skeleton />
      </Sample>
      <Sample name="CommandPalette">
        <Button onClick={() => setOpen(true)}>Ouvrir la palette</Button>
        <CommandPalette
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          query={query}
          onQuery={setQuery}
          empty="Rien"
          groups={[
            {
              key: 'found',
              label: 'Trouvé',
              items: [item('Écran noir au démarrage', 'Ticket 1042'), item('PC-0042', 'Portable · Sophie Martin')],
            },
            { key: 'go', label: 'Aller à', items: [item('Tickets'), item('Parc')] },
          ]}
        />
      </Sample>
    </div>
  )
}
