import { useState } from 'react'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { type Option, ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Person } from '../../ui/mark/Avatar.tsx'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'
import { WhyMark } from '../../ui/mark/WhyMark.tsx'
import { TwoColumns } from '../../ui/page/Page.tsx'
import { Property } from '../../ui/property/Property.tsx'
import { PropertyList } from '../../ui/property/PropertyList.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'

const statuses = [
  { value: 'in-use', label: 'En service' },
  { value: 'in-stock', label: 'En stock' },
]

const search = async (text: string): Promise<Option[]> =>
  ['Sophie Martin', 'Karim Benali', 'Éloïse Garnier']
    .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .map((name) => ({ id: name, name }))

export function PropertySamples() {
  const [name, setName] = useState('PC-0042')
  const [status, setStatus] = useState<string | null>('in-use')
  const [user, setUser] = useState<Option | null>({ id: 'Sophie Martin', name: 'Sophie Martin' })
  const refuse = () => Promise.reject({ title: 'Refusé', detail: 'Ce numéro est déjà celui de PC-0007', errors: [] })
  const side = (
    <>
      <PropertyList title="Identité">
        <Property
          label="Nom"
          value={name}
          onSave={async (next) => setName(next)}
          editor={(edit) => (
            <TextField bare autoFocus label={edit.label} value={edit.value} onChange={edit.set} error={edit.error} />
          )}
        >
          {name}
        </Property>
        <Property
          label="Statut"
          value={status}
          onSave={async (next) => setStatus(next)}
          editor={(edit) => (
            <ChoiceField
              bare
              autoFocus
              isOpen
              required
              label={edit.label}
              choices={statuses}
              value={edit.value}
              onChange={(next) => void edit.save(next)}
              error={edit.error}
            />
          )}
        >
          <StatusBadge
            tone={status === 'in-use' ? 'good' : 'info'}
            label={statuses.find((one) => one.value === status)?.label ?? ''}
          />
        </Property>
        <Property
          label="Numéro de série"
          value="5CG1234567"
          onSave={refuse}
          editor={(edit) => (
            <TextField bare autoFocus label={edit.label} value={edit.value} onChange={edit.set} error={edit.error} />
          )}
          why={
            <WhyMark source="agent" label="D’où vient cette valeur : numéro de série">
              Lu par l’agent GLPI le 24 novembre 2026.
            </WhyMark>
          }
        >
          5CG1234567
        </Property>
      </PropertyList>
      <PropertyList title="Affectation">
        <Property
          label="Utilisateur"
          value={user}
          onSave={async (next) => setUser(next)}
          editor={(edit) => (
            <ReferenceField
              bare
              autoFocus
              label={edit.label}
              value={edit.value}
              onChange={(next) => void edit.save(next)}
              search={search}
              error={edit.error}
            />
          )}
        >
          {user ? <Person name={user.name} /> : null}
        </Property>
        <Property label="Lieu" value={null}>
          {null}
        </Property>
      </PropertyList>
    </>
  )
  return (
    <TwoColumns side={side} sideLabel="Propriétés">
      <EmptyState
        title="Le contenu de la fiche"
        hint="Les propriétés sont à droite, sous le contenu sur un téléphone."
      />
    </TwoColumns>
  )
}
