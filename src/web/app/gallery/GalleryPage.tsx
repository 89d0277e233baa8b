import { useState } from 'react'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { setLanguage } from '../i18n.ts'
import { Preferences } from '../shells/Preferences.tsx'
import { ButtonSamples } from './ButtonSamples.tsx'
import { FieldSamples } from './FieldSamples.tsx'
import { FormSamples } from './FormSamples.tsx'
import css from './gallery.module.css'
import { MarkSamples } from './MarkSamples.tsx'
import { PropertySamples } from './PropertySamples.tsx'
import { StateSamples } from './StateSamples.tsx'
import { TableSamples } from './TableSamples.tsx'
import { TimelineSamples } from './TimelineSamples.tsx'

const sections = {
  table: { label: 'Table', Samples: TableSamples },
  buttons: { label: 'Boutons', Samples: ButtonSamples },
  marks: { label: 'Marques', Samples: MarkSamples },
  fields: { label: 'Champs', Samples: FieldSamples },
  form: { label: 'Formulaire', Samples: FormSamples },
  properties: { label: 'Propriétés', Samples: PropertySamples },
  timeline: { label: 'Chronologie', Samples: TimelineSamples },
  states: { label: 'États', Samples: StateSamples },
}

const isSection = (name: string): name is keyof typeof sections => name in sections

const startSection = () => {
  const name = location.hash.slice(1)
  return isSection(name) ? name : 'table'
}

/** Every part of the ui in its states, for the eye and for the screenshot tests. Development only. */
export function GalleryPage() {
  const [section, setSection] = useState<keyof typeof sections>(startSection)
  const { Samples } = sections[section]
  const choose = (name: string) => {
    if (!isSection(name)) return
    history.replaceState(null, '', `#${name}`)
    setSection(name)
  }
  return (
    <main id="main" tabIndex={-1} className={css.gallery}>
      <Page
        title="Galerie"
        layout={section === 'table' ? 'fill' : 'flow'}
        actions={
          <div className={css.preferences}>
            <Preferences onLanguage={(language) => void setLanguage(language)} />
          </div>
        }
        below={
          <SegmentedFilter
            label="Parties"
            value={section}
            onChange={choose}
            segments={Object.entries(sections).map(([value, { label }]) => ({ value, label }))}
          />
        }
      >
        <Samples />
      </Page>
    </main>
  )
}
