import { IconDeviceLaptop, IconDots, IconPlus, IconTrash, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { confirm } from '../../ui/feedback/confirm.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { Kbd } from '../../ui/mark/Kbd.tsx'
import { Breadcrumb } from '../../ui/page/Breadcrumb.tsx'
import { Tabs } from '../../ui/page/Tabs.tsx'
import css from './gallery.module.css'
import { Sample } from './Sample.tsx'

export function ButtonSamples() {
  const [filter, setFilter] = useState('all')
  const link = { to: '/gallery' }
  return (
    <div className={css.stack}>
      <Sample name="Button">
        <Button kind="primary" icon={IconPlus}>
          Ouvrir un ticket
        </Button>
        <Button icon={IconUserPlus}>Attribuer</Button>
        <Button kind="quiet" icon={IconDeviceLaptop}>
          Voir l’équipement
        </Button>
        <Button kind="danger" icon={IconTrash}>
          Mettre à la corbeille
        </Button>
        <Button busy>Enregistrer</Button>
        <Button disabled>Indisponible</Button>
        <Button size="small">Petit</Button>
        <Button after={<Kbd keys="Ctrl ↵" />}>Répondre</Button>
        <IconButton icon={IconDots} label="Autres actions" />
        <IconButton icon={IconDots} label="Autres actions, petit" size="small" kind="default" />
      </Sample>
      <Sample name="Tabs" look="plain">
        <Tabs
          label="Vues"
          active="mine"
          tabs={[
            { key: 'mine', label: 'Mes tickets', count: 12, link },
            { key: 'group', label: 'Mon groupe', count: 48, link },
            { key: 'late', label: 'En retard', count: 3, link },
            { key: 'all', label: 'Tous', link },
          ]}
        />
      </Sample>
      <Sample name="SegmentedFilter">
        <SegmentedFilter
          label="Chronologie"
          value={filter}
          onChange={setFilter}
          segments={[
            { value: 'all', label: 'Tout', count: 24 },
            { value: 'messages', label: 'Messages', count: 9 },
            { value: 'tasks', label: 'Tâches', count: 2 },
          ]}
        />
      </Sample>
      <Sample name="Breadcrumb">
        <Breadcrumb crumbs={[{ label: 'Siège', link }, { label: 'Bâtiment B', link }, { label: 'Salle 204' }]} />
      </Sample>
      <Sample name="Kbd">
        <Kbd keys="Ctrl K" />
        <Kbd keys="J" />
        <Kbd keys="K" />
      </Sample>
      <Sample name="Toast, ConfirmDialog">
        <Button onClick={() => toast.done('Statut : modification enregistrée', { undo: async () => undefined })}>
          Réussite
        </Button>
        <Button onClick={() => toast.failed('Le serveur ne répond pas')}>Échec</Button>
        <Button
          onClick={() =>
            void confirm({
              title: 'Mettre 3 équipements à la corbeille ?',
              body: 'Ils resteront récupérables pendant 30 jours.',
              confirm: 'Mettre à la corbeille',
              danger: true,
            })
          }
        >
          Demander
        </Button>
      </Sample>
    </div>
  )
}
