import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireEnd } from './wiring.ts'

/** `COEUR-1 · Gi1/0/24`, or a socket with its side and place. */
export function EndName({ end }: { end: WireEnd }) {
  const { t } = useTranslation()
  if (end.is === 'port') {
    if (end.asset === null) return <>{t('infrastructure.wiring.hidden')}</>
    return (
      <>
        <Link to={`/assets/${end.asset.id}`} search={{ tab: 'wiring' } as never}>
          {end.asset.name}
        </Link>{' '}
        · {end.port}
      </>
    )
  }
  if (end.name === null) return <>{t('infrastructure.wiring.hidden')}</>
  return <>{[end.name, t(`infrastructure.wiring.${end.face}`), end.location].filter(Boolean).join(' · ')}</>
}
