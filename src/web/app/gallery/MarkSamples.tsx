import { Avatar, Person } from '../../ui/mark/Avatar.tsx'
import { PriorityMark } from '../../ui/mark/PriorityMark.tsx'
import { Day, RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import { WhyMark } from '../../ui/mark/WhyMark.tsx'
import css from './gallery.module.css'
import { Sample } from './Sample.tsx'

const tones: [Tone, string][] = [
  ['new', 'Nouveau'],
  ['active', 'En cours (attribué)'],
  ['waiting', 'En attente'],
  ['good', 'Résolu'],
  ['quiet', 'Clos'],
  ['warn', 'Garantie bientôt échue'],
  ['bad', 'Engagement dépassé'],
  ['info', 'En inventaire'],
]
const priorities = ['Très basse', 'Basse', 'Moyenne', 'Haute', 'Très haute', 'Majeure']
const people = ['Sophie Martin', 'Karim Benali', 'Éloïse Garnier', 'Jean-Luc Roux', 'Ana Da Silva', 'Paul Ferrand']

export function MarkSamples() {
  return (
    <div className={css.stack}>
      <Sample name="StatusBadge">
        {tones.map(([tone, label]) => (
          <StatusBadge key={tone} tone={tone} label={label} />
        ))}
      </Sample>
      <Sample name="StatusBadge plain">
        {tones.map(([tone, label]) => (
          <StatusBadge key={tone} tone={tone} label={label} look="plain" />
        ))}
      </Sample>
      <Sample name="PriorityMark">
        {priorities.map((label, index) => (
          <PriorityMark key={label} level={index + 1} label={label} />
        ))}
      </Sample>
      <Sample name="Avatar, Person">
        {people.map((name) => (
          <Avatar key={name} name={name} size="large" />
        ))}
        {people.map((name) => (
          <Person key={name} name={name} />
        ))}
      </Sample>
      <Sample name="RelativeTime, Day">
        {[10, 400, 9000, 100_000, 400_000, 9_000_000].map((seconds) => (
          <RelativeTime key={seconds} at={new Date(Date.now() - seconds * 1000)} />
        ))}
        <Day date="2026-11-24" />
      </Sample>
      <Sample name="WhyMark">
        <WhyMark source="agent" label="D’où vient cette valeur : numéro de série">
          Lu par l’agent GLPI 1.17 le 24 novembre 2026 à 09:12 sur PC-0042.
        </WhyMark>
        <WhyMark source="rule" label="Pourquoi ce groupe">
          Règle « Imprimantes vers la logistique ».
        </WhyMark>
        <WhyMark source="lock" label="Pourquoi cette valeur est verrouillée">
          Modifiée à la main par Sophie Martin.
        </WhyMark>
      </Sample>
    </div>
  )
}
