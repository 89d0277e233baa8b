import { IconCamera, IconFile, IconPhoto, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxAttachmentBytes } from '../../../engine/documents/upload.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { type Refused, sizeText, sortFiles } from '../../../ui/field/files.ts'
import css from './files.module.css'

interface FilePickerProps {
  files: File[]
  onChange: (files: File[]) => void
}

/** A button for photos and files, made for thumbs; a picture pasted on the page comes here too. */
export function FilePicker({ files, onChange }: FilePickerProps) {
  const { t, i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<Refused[]>([])
  const add = (given: Iterable<File>) => {
    const sorted = sortFiles(given, maxAttachmentBytes, '')
    setRefused(sorted.refused)
    if (sorted.accepted.length > 0) onChange([...files, ...sorted.accepted])
  }
  usePastedFiles(add)
  return (
    <div className={css.picker}>
      <Button size="small" icon={IconCamera} onClick={() => input.current?.click()}>
        {t('portal.report.files')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('portal.report.files')}
        onChange={(event) => {
          add(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
        }}
      />
      {refused.length > 0 ? (
        <p role="alert" className={css.refused}>
          {refused
            .map(({ name }) => t('ui.file.tooLarge', { name, limit: sizeText(maxAttachmentBytes, i18n.language) }))
            .join(' ')}
        </p>
      ) : null}
      {files.length > 0 ? (
        <ul className={css.files}>
          {files.map((file, index) => {
            const IconPart = file.type.startsWith('image/') ? IconPhoto : IconFile
            return (
              <li key={`${file.name}-${index}`} className={css.file}>
                <IconPart size="1.2em" stroke={1.6} aria-hidden />
                <span className={css.name}>{file.name}</span>
                <IconButton
                  size="small"
                  icon={IconX}
                  label={t('ui.file.remove', { name: file.name })}
                  onClick={() => onChange(files.filter((_, at) => at !== index))}
                />
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}

function usePastedFiles(take: (files: Iterable<File>) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])]
      if (pasted.length === 0) return
      event.preventDefault()
      latest.current(pasted)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
