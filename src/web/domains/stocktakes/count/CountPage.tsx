import { IconArrowLeft, IconCamera, IconCameraOff, IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { normaliseHandle } from '../../../../shared/fields/handle.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { Camera } from '../../../engine/scan/Camera.tsx'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { LineStatusBadge } from '../LineStatusBadge.tsx'
import { CodeBox } from './CodeBox.tsx'
import css from './count.module.css'
import { NetworkBar } from './NetworkBar.tsx'
import { PlaceList } from './PlaceList.tsx'
import { RecentScans } from './RecentScans.tsx'
import type { DeviceScan } from './sheet.ts'
import { type Counting, useCounting } from './use-counting.ts'

/** Counting, with a phone or a hand scanner, with or without network. */
export function CountPage() {
  const { t } = useTranslation()
  const id = useRouteParam('stocktakeId')
  const counting = useCounting(id)
  const { campaign, fault } = counting
  return (
    <Page
      title={campaign === null ? t('stocktakes.verb.count') : t('stocktakes.count.title', { name: campaign.name })}
      icon={IconListCheck}
      layout="read"
      actions={
        <LinkButton to={`/stocktakes/${id}`} icon={IconArrowLeft} kind="quiet">
          {t('stocktakes.count.back')}
        </LinkButton>
      }
    >
      {campaign !== null ? (
        <Count id={id} counting={counting} />
      ) : fault === null ? (
        <Skeleton lines={6} />
      ) : (
        <EmptyState icon={IconListCheck} title={t(`stocktakes.count.${fault}`)} />
      )}
    </Page>
  )
}

interface Told {
  scan: DeviceScan
  text: string
}

function Count({ id, counting }: { id: string; counting: Counting }) {
  const { t } = useTranslation()
  const { campaign, lines, scans } = counting
  const { sheet } = campaign!
  const [place, setPlace] = usePlace(id, sheet.places)
  const [isCameraOn, setCamera] = useState(false)
  const [told, tell] = useState<Told | null>(null)
  const placeName = (placeId: string | null) =>
    sheet.places
      .find((each) => each.id === placeId)
      ?.name.split(' > ')
      .at(-1) ?? null
  const add = async (what: { code: string } | { asset: string }) => {
    if (place === null) return
    const last = scans.findLast((scan) => !scan.isWithdrawn && isSame(scan, what))
    if (last !== undefined && last.place === place) {
      tell({ scan: last, text: t('stocktakes.count.already') })
      return announce(t('stocktakes.count.already'))
    }
    const scan = await counting.add(what, place)
    if (scan === null) return
    const line = lines.find((each) => each.assetId !== null && each.name === scan.name)
    const text = said(t, scan, placeName(line?.expectedPlaceId ?? null))
    tell({ scan, text })
    announce(text)
    navigator.vibrate?.(scan.status === 'found' ? 60 : [50, 70, 50])
  }
  return (
    <div className={css.count}>
      <NetworkBar counting={counting} />
      <ChoiceField
        label={t('stocktakes.count.place')}
        help={t('stocktakes.count.placeHelp')}
        required
        value={place}
        choices={sheet.places.map((each) => ({ value: each.id, label: each.name.replaceAll(' > ', ' › ') }))}
        onChange={setPlace}
      />
      {place === null ? (
        <p className={css.help}>{t('stocktakes.count.choosePlace')}</p>
      ) : (
        <>
          <div className={css.entry}>
            <CodeBox onCode={(code) => void add({ code })} />
            <Button icon={isCameraOn ? IconCameraOff : IconCamera} onClick={() => setCamera(!isCameraOn)}>
              {t(isCameraOn ? 'scan.camera.stop' : 'stocktakes.count.camera')}
            </Button>
          </div>
          {isCameraOn ? <Camera onCode={(code) => void add({ code })} /> : null}
          {told === null ? null : (
            <p className={css.told} data-status={told.scan.status}>
              <LineStatusBadge status={told.scan.status} />
              <span>{told.text}</span>
            </p>
          )}
          <PlaceList lines={lines} place={place} onTick={(asset) => void add({ asset })} />
          <RecentScans scans={scans} placeName={placeName} onWithdraw={(scan) => void counting.withdraw(scan)} />
        </>
      )}
    </div>
  )
}

/** The same thing read again, as far as one can tell by its code. */
const isSame = (scan: DeviceScan, what: { code: string } | { asset: string }): boolean =>
  'code' in what
    ? scan.code !== undefined && normaliseHandle(scan.code) === normaliseHandle(what.code)
    : scan.asset === what.asset

function said(t: ReturnType<typeof useTranslation>['t'], { name, status }: DeviceScan, place: string | null): string {
  if (status !== 'misplaced') return t(`stocktakes.count.said.${status}`, { name })
  return place === null
    ? t('stocktakes.count.said.misplacedNowhere', { name })
    : t('stocktakes.count.said.misplaced', { name, place })
}

/** Where one stood last in this campaign, if it is still one of its places. */
function usePlace(id: string, places: { id: string }[]): [string | null, (place: string | null) => void] {
  const key = `cigale.count.${id}.place`
  const [place, setPlace] = useState(() => localStorage.getItem(key))
  const choose = (next: string | null) => {
    setPlace(next)
    if (next !== null) localStorage.setItem(key, next)
  }
  return [places.some((each) => each.id === place) ? place : null, choose]
}
