import { useState } from 'react'
import { ChoiceField, ManyChoiceField, SegmentedField } from '../../ui/field/ChoiceField.tsx'
import { DateField, MomentField } from '../../ui/field/DateField.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { type Option, ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { CheckField, SwitchField } from '../../ui/field/SwitchField.tsx'
import { PasswordField, TextAreaField, TextField } from '../../ui/field/TextField.tsx'
import { RichTextField } from '../../ui/text/RichTextField.tsx'
import { RichTextView } from '../../ui/text/RichTextView.tsx'
import { Tree } from '../../ui/tree/Tree.tsx'
import css from './gallery.module.css'
import { Sample } from './Sample.tsx'
import { sampleAssets } from './sample-data.ts'

const choices = [
  { value: 'incident', label: 'Incident' },
  { value: 'request', label: 'Demande' },
]

const places = [
  {
    id: 'siege',
    label: 'Siège',
    children: [
      { id: 'a', label: 'Bâtiment A', children: [{ id: 'a204', label: 'Salle 204' }] },
      { id: 'b', label: 'Bâtiment B' },
    ],
  },
  { id: 'nice', label: 'Nice', children: [{ id: 'port', label: 'Port' }] },
]

const search = async (text: string): Promise<Option[]> =>
  sampleAssets
    .filter((asset) => asset.name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 8)
    .map((asset) => ({ id: asset.id, name: asset.name, hint: `${asset.type} · ${asset.user}` }))

function TextSamples() {
  const [text, setText] = useState('Écran noir au démarrage')
  const [long, setLong] = useState('')
  const [secret, setSecret] = useState('abc')
  const [count, setCount] = useState<number | null>(1250)
  return (
    <Sample name="Texte, nombre" look="grid">
      <TextField label="Titre" value={text} onChange={setText} required help="Une phrase suffit." />
      <TextField label="Numéro de série" value="" onChange={setText} error="Ce numéro est déjà celui de PC-0042" />
      <TextField label="Verrouillé" value="HP EliteBook 840" onChange={setText} disabled />
      <PasswordField
        label="Mot de passe"
        value={secret}
        onChange={setSecret}
        autoComplete="new-password"
        showLabel="Afficher"
      />
      <NumberField label="Prix d’achat" value={count} onChange={setCount} decimals={2} unit="€" />
      <TextAreaField label="Commentaire" value={long} onChange={setLong} placeholder="Ce qu’il faut savoir" />
    </Sample>
  )
}

function ChoiceSamples() {
  const [choice, setChoice] = useState<string | null>('incident')
  const [many, setMany] = useState<string[]>(['request'])
  const [asset, setAsset] = useState<Option | null>({ id: '42', name: 'PC-0042' })
  const [day, setDay] = useState<string | null>('2026-11-24')
  const [moment, setMoment] = useState<string | null>('2026-11-24T09:30:00Z')
  const [isOn, setOn] = useState(true)
  return (
    <Sample name="Choix, référence, date" look="grid">
      <ChoiceField label="Type" choices={choices} value={choice} onChange={setChoice} />
      <ManyChoiceField label="Types" choices={choices} value={many} onChange={setMany} />
      <ReferenceField label="Équipement" value={asset} onChange={setAsset} search={search} />
      <DateField label="Fin de garantie" value={day} onChange={setDay} />
      <MomentField label="Début" value={moment} onChange={setMoment} />
      <SegmentedField label="Vue" choices={choices} value={choice ?? 'incident'} onChange={setChoice} />
      <SwitchField label="Visible dans le portail" value={isOn} onChange={setOn} />
      <CheckField label="Prévenir le demandeur" value={isOn} onChange={setOn} />
    </Sample>
  )
}

export function FieldSamples() {
  const [html, setHtml] = useState('<p>Bonjour,</p><p>Le poste <strong>ne démarre plus</strong> depuis ce matin.</p>')
  const [files, setFiles] = useState<File[]>([])
  const [place, setPlace] = useState('a204')
  return (
    <div className={css.stack}>
      <TextSamples />
      <ChoiceSamples />
      <div className={css.wide}>
        <Sample name="RichTextField" look="plain">
          <RichTextField label="Description" value={html} onChange={setHtml} placeholder="Décrivez ce qui se passe" />
        </Sample>
      </div>
      <div className={css.wide}>
        <Sample name="RichTextView" look="plain">
          <RichTextView
            html={`${html}<ul><li>un</li><li>deux</li></ul><blockquote>cité</blockquote><p><a href="https://cigale.example">lien</a></p>`}
          />
        </Sample>
      </div>
      <div className={css.wide}>
        <Sample name="FileDrop" look="plain">
          <FileDrop label="Pièces jointes" files={files} onChange={setFiles} maxBytes={10_000_000} />
        </Sample>
      </div>
      <div className={css.wide}>
        <Sample name="Tree" look="plain">
          <Tree label="Lieux" nodes={places} active={place} onChoose={setPlace} />
        </Sample>
      </div>
    </div>
  )
}
