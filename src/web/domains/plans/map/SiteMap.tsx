import { useElementSize } from '@mantine/hooks'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import css from './map.module.css'
import { outline } from './outline.gen.ts'
import { type Circle, clustered, fitted, type MapView, pathOf, scaleBar } from './projection.ts'
import { lastName, type Site } from './sites.ts'

interface SiteMapProps {
  sites: readonly Site[]
  /** The list, narrowed to a place. */
  listOf: (placeId: string) => LinkProps
}

const longestBar = 120
const zooms = { step: 1.6, out: 0.25, in: 60 } as const

/** Sites as circles on a plain outline, drawn here: no tile of a map comes from anywhere. */
export function SiteMap({ sites, listOf }: SiteMapProps) {
  const { t } = useTranslation()
  const { ref, width } = useElementSize()
  const size = { width: Math.max(width, 1), height: Math.max(260, Math.min(520, width * 0.6)) }
  const whole = fitted(sites, size)
  const [chosen, setChosen] = useState<MapView | null>(null)
  const view = chosen ?? whole
  const zoomBy = (factor: number) =>
    setChosen({
      ...view,
      scale: Math.min(whole.scale * zooms.in, Math.max(whole.scale * zooms.out, view.scale * factor)),
    })
  return (
    <section
      ref={ref}
      className={css.map}
      style={{ height: size.height }}
      aria-label={t('plans.map.label')}
      {...usePan(view, setChosen)}
    >
      <Land view={view} width={size.width} height={size.height} />
      {width === 0
        ? null
        : clustered(sites, view, size).map((circle) => (
            <Spot
              key={circle.members[0]!.id}
              circle={circle}
              listOf={listOf}
              onZoom={() => setChosen(fitted(circle.members, size))}
            />
          ))}
      <div className={css.zoom}>
        <IconButton
          size="small"
          kind="default"
          icon={IconPlus}
          label={t('plans.zoomIn')}
          onClick={() => zoomBy(zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMinus}
          label={t('plans.zoomOut')}
          onClick={() => zoomBy(1 / zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMaximize}
          label={t('plans.map.whole')}
          onClick={() => setChosen(null)}
        />
      </div>
      <ScaleBar view={view} />
    </section>
  )
}

function Land({ view, width, height }: { view: MapView; width: number; height: number }) {
  const { middle, scale } = view
  const paths = useMemo(() => {
    const seen = { middle: { latitude: middle.latitude, longitude: middle.longitude }, scale }
    return {
      near: pathOf(outline.neighbours, seen, { width, height }),
      own: pathOf(outline.france, seen, { width, height }),
    }
  }, [middle.latitude, middle.longitude, scale, width, height])
  return (
    <svg className={css.land} width={width} height={height} aria-hidden="true">
      <path className={css.near} d={paths.near} />
      <path className={css.own} d={paths.own} />
    </svg>
  )
}

interface SpotProps {
  circle: Circle<Site>
  listOf: SiteMapProps['listOf']
  onZoom: () => void
}

/** A site leads to its list; several sites in one circle, to a closer view. */
function Spot({ circle: { x, y, radius, count, members }, listOf, onZoom }: SpotProps) {
  const { t, i18n } = useTranslation()
  const [first] = members
  const at = { left: x, top: y, width: radius * 2, height: radius * 2 }
  const shown = new Intl.NumberFormat(i18n.language, { notation: count > 9999 ? 'compact' : 'standard' }).format(count)
  const names = members.map(({ name }) => lastName(name)).join(', ')
  const inside = (
    <>
      <span className={css.count}>{shown}</span>
      <span className={css.name} aria-hidden="true">
        {members.length === 1 ? names : `${lastName(first!.name)} +${members.length - 1}`}
      </span>
    </>
  )
  if (members.length === 1) {
    const label = t('plans.map.site', { name: lastName(first!.name), count })
    return (
      <Link {...listOf(first!.id)} className={css.spot} style={at} aria-label={label} title={label}>
        {inside}
      </Link>
    )
  }
  const label = `${names}. ${t('plans.map.cluster', { count: members.length, assets: count })}`
  return (
    <button
      type="button"
      className={css.spot}
      data-several
      style={at}
      aria-label={label}
      title={label}
      onClick={onZoom}
    >
      {inside}
    </button>
  )
}

function ScaleBar({ view }: { view: MapView }) {
  const { t, i18n } = useTranslation()
  const { metres, pixels } = scaleBar(view, longestBar)
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <div className={css.scale}>
      <span className={css.bar} style={{ width: pixels }} aria-hidden="true" />
      <span>
        {metres >= 1000
          ? t('plans.map.scale', { km: number(metres / 1000) })
          : t('plans.map.scaleMetres', { m: number(metres) })}
      </span>
      <span className={css.source}>{t('plans.map.source')}</span>
    </div>
  )
}

/** Dragging moves the map; a click on a circle stays a click. */
function usePan(view: MapView, setView: (view: MapView) => void) {
  const from = useRef<{ x: number; y: number; view: MapView } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if ((event.target as Element).closest('a, button') !== null || event.button !== 0) return
      from.current = { x: event.clientX, y: event.clientY, view }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent) => {
      const start = from.current
      if (start === null) return
      const { middle, scale } = start.view
      const narrow = Math.cos((middle.latitude * Math.PI) / 180)
      setView({
        scale,
        middle: {
          latitude: middle.latitude + (event.clientY - start.y) / scale,
          longitude: middle.longitude - (event.clientX - start.x) / (scale * narrow),
        },
      })
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}
