import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { kindTexts } from '../../../engine/kind-texts.ts'
import { assetTypeIcon } from '../../assets/index.ts'
import css from './side.module.css'

interface AssetLineProps {
  asset: { id: string; name: string; type: string }
  /** A button after the name. */
  children?: ReactNode
}

/** A piece of equipment in a short list: icon, name, what can be done. */
export function AssetLine({ asset, children }: AssetLineProps) {
  const { t } = useTranslation()
  const IconPart = assetTypeIcon(asset.type)
  return (
    <li className={css.person}>
      <IconPart size="1.25em" stroke={1.6} role="img" aria-label={kindTexts(t, assetKind).choice('type', asset.type)} />
      <Link to={`/assets/${asset.id}`} className={css.personName}>
        {asset.name}
      </Link>
      {children}
    </li>
  )
}
