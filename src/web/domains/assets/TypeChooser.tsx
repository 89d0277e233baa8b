import { IconSearchOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { typesByFamily } from '../../../shared/assets/types/index.ts'
import { plain } from '../../../shared/conditions/plain-text.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { assetTypeIcon } from './asset-type-icons.ts'
import css from './assets.module.css'

/** Which type the new asset is of: all of them, by family, with a box to find one. */
export function TypeChooser() {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const [text, setText] = useState('')
  const nameOf = (type: string) => texts.choice('type', type)
  const shown = typesByFamily
    .map(({ family, types }) => ({
      family,
      types: types.filter(({ name }) => plain(`${nameOf(name)} ${t(`assetFamily.${family}`)}`).includes(plain(text))),
    }))
    .filter(({ types }) => types.length > 0)
  return (
    <Page title={t('kind.asset.new')} layout="read">
      <div className={css.chooser}>
        <TextField
          label={t('assets.chooser.title')}
          placeholder={t('assets.chooser.search')}
          type="search"
          value={text}
          onChange={setText}
          autoFocus
        />
        {shown.length === 0 ? <EmptyState icon={IconSearchOff} title={t('assets.chooser.none')} /> : null}
        {shown.map(({ family, types }) => (
          <section key={family} aria-labelledby={`family-${family}`}>
            <h2 id={`family-${family}`} className={css.familyName}>
              {t(`assetFamily.${family}`)}
            </h2>
            <ul className={css.types}>
              {types.map(({ name }) => (
                <li key={name}>
                  <TypeCard name={name} label={nameOf(name)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

function TypeCard({ name, label }: { name: string; label: string }) {
  const IconPart = assetTypeIcon(name)
  return (
    <Link to="/assets/new" search={{ type: name } as never} className={css.typeCard}>
      <IconPart size="1.4em" stroke={1.6} className={css.typeIcon} aria-hidden />
      <span>{label}</span>
    </Link>
  )
}
