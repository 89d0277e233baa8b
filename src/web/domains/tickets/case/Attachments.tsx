import { IconFile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TimelineAttachment } from '../../../../shared/tickets/timeline.ts'
import { apiUrl } from '../../../engine/api.ts'
import { sizeText } from '../../../ui/field/files.ts'
import css from './attachments.module.css'

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Files that hang on an entry: pictures as pictures, the rest by name and size. */
export function Attachments({ files }: { files: TimelineAttachment[] }) {
  const { t, i18n } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('kind.ticket.field.attachments')}>
      {files.map((file) => {
        const address = apiUrl(`/documents/${file.id}/content`)
        const isPicture = pictures.has(file.mime)
        return (
          <li key={file.id}>
            <a href={address} target="_blank" rel="noopener" className={isPicture ? css.picture : css.file}>
              {isPicture ? (
                <img src={address} alt={file.name} loading="lazy" />
              ) : (
                <>
                  <IconFile size="1.2em" stroke={1.6} aria-hidden />
                  <span className={css.name}>{file.name}</span>
                  <span className={css.size}>{sizeText(file.size, i18n.language)}</span>
                </>
              )}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
