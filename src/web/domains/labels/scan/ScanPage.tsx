import { IconCamera, IconCameraOff, IconScan, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { FieldInput } from '../../../engine/fields/FieldParts.tsx'
import { isNamed, type Named } from '../../../engine/records.ts'
import { Camera } from '../../../engine/scan/Camera.tsx'
import { useCan } from '../../../engine/session.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { type FoundAsset, ScanResult } from './ScanResult.tsx'
import css from './scan-page.module.css'

interface Scanned {
  code: string
  items: FoundAsset[]
}

/** Points the camera at a label, or types what stands on it, and acts on the thing. */
export function ScanPage() {
  const { t } = useTranslation()
  const can = useCan()
  const [isCameraOn, setCamera] = useCameraWish()
  const [scanned, setScanned] = useState<Scanned | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [place, setPlace] = useState<Named | null>(null)
  const asked = useRef(0)
  const look = async (code: string) => {
    asked.current += 1
    const mine = asked.current
    setBusy(true)
    try {
      const { items } = await api.get<{ items: FoundAsset[] }>('/scan', { query: { code } })
      if (mine !== asked.current) return
      setScanned({ code, items })
      announce(t('scan.found', { count: items.length, name: items[0]?.name ?? '' }))
      navigator.vibrate?.(items.length > 0 ? 60 : [40, 60, 40])
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.offline')))
    } finally {
      if (mine === asked.current) setBusy(false)
    }
  }
  return (
    <Page
      title={t('scan.title')}
      icon={IconScan}
      layout="read"
      actions={
        <Button icon={isCameraOn ? IconCameraOff : IconCamera} onClick={() => setCamera(!isCameraOn)}>
          {t(isCameraOn ? 'scan.camera.stop' : 'scan.camera.start')}
        </Button>
      }
    >
      <div className={css.scan}>
        <div className={css.ask}>
          {isCameraOn ? <Camera onCode={(code) => void look(code)} /> : null}
          <CodeBox isBusy={isBusy} onCode={(code) => void look(code)} />
          {can('asset.update') ? (
            <FieldInput
              kind={assetKind}
              name="location"
              field={assetKind.fields.location}
              label={t('scan.place')}
              help={t('scan.placeHelp')}
              value={place}
              onChange={(value) => setPlace(isNamed(value) ? value : null)}
            />
          ) : null}
        </div>
        <section aria-label={t('scan.result')} className={css.results}>
          {scanned === null ? (
            <p className={css.help}>{t('scan.intro')}</p>
          ) : (
            <ScanResult
              code={scanned.code}
              items={scanned.items}
              place={place}
              onChoose={(item) => setScanned({ code: scanned.code, items: [item] })}
            />
          )}
        </section>
      </div>
    </Page>
  )
}

/** On at once where the person has allowed the camera before; else a button asks. */
function useCameraWish(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    let isGone = false
    navigator.permissions
      ?.query({ name: 'camera' as PermissionName })
      .then(({ state }) => !isGone && state === 'granted' && setOn(true))
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [])
  return [isOn, setOn]
}

/** What hand scanners type: a code and Enter. */
function CodeBox({ isBusy, onCode }: { isBusy: boolean; onCode: (code: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <form
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        onCode(text.trim())
        setText('')
      }}
    >
      <TextField
        label={t('scan.code')}
        value={text}
        onChange={setText}
        maxLength={2000}
        autoFocus={!matchMedia('(pointer: coarse)').matches}
      />
      <Button type="submit" icon={IconSearch} busy={isBusy}>
        {t('scan.look')}
      </Button>
      <p className={css.help}>{t('scan.codeHelp')}</p>
    </form>
  )
}
