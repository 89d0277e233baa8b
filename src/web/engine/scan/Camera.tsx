import { IconCameraOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './scan.module.css'
import { useCamera } from './use-camera.ts'

/** What the camera sees, with a frame to hold the code in. Says why when there is nothing to see. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation()
  const { video, fault, isReady } = useCamera(true, onCode)
  if (fault !== null)
    return (
      <p className={css.fault} role="alert">
        <IconCameraOff size="1.3em" stroke={1.75} aria-hidden />
        {t(`scan.fault.${fault}`)}
      </p>
    )
  return (
    <div className={css.camera} data-ready={isReady || undefined}>
      <video ref={video} muted playsInline aria-label={t('scan.camera.label')} />
      <span className={css.frame} aria-hidden="true" />
      <span className={css.hint}>{t(isReady ? 'scan.camera.hint' : 'scan.camera.opening')}</span>
    </div>
  )
}
