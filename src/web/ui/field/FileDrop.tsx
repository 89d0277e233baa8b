import { IconFile, IconPaperclip, IconPhoto, IconX } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../button/IconButton.tsx'
import css from './files.module.css'
import { type Refused, sizeText, sortFiles } from './files.ts'

interface FileDropProps {
  label: string
  files: File[]
  onChange: (files: File[]) => void
  /** Largest size of one file, in bytes. */
  maxBytes: number
  /** As the attribute of a file input: `image/*,.pdf`. Everything when missing. */
  accept?: string
  /** `small`: one line, under a composer. */
  look?: 'area' | 'small'
  /** Pictures pasted anywhere on the page come here. */
  takesPaste?: boolean
}

/** Files by drop, by paste or by choice, with what was refused and why. */
export function FileDrop({ label, files, onChange, maxBytes, accept = '', look = 'area', takesPaste }: FileDropProps) {
  const { t, i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [refused, setRefused] = useState<Refused[]>([])
  const add = (given: Iterable<File>) => {
    const sorted = sortFiles(given, maxBytes, accept)
    setRefused(sorted.refused)
    if (sorted.accepted.length > 0) onChange([...files, ...sorted.accepted])
  }
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    if (!takesPaste) return
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])]
      if (pasted.length === 0) return
      event.preventDefault()
      latest.current(pasted)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [takesPaste])
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  const reason = ({ name, why }: Refused) =>
    why === 'size'
      ? t('ui.file.tooLarge', { name, limit: sizeText(maxBytes, i18n.language) })
      : t('ui.file.refused', { name })
  return (
    <div className={css.drop}>
      {/* biome-ignore lint/a11y/useSemanticElements: a named place, not a set of form controls */}
      <div
        role="group"
        aria-label={label}
        className={css.area}
        data-look={look}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconPaperclip size="1.15em" aria-hidden />
        <span>
          {t('ui.file.drop')}{' '}
          <button type="button" className={css.choose} onClick={() => input.current?.click()}>
            {t('ui.file.choose')}
          </button>
        </span>
        <input
          ref={input}
          type="file"
          multiple
          accept={accept}
          hidden
          aria-label={label}
          onChange={(event) => {
            add(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {refused.length > 0 ? (
        <ul role="alert" className={css.refused}>
          {refused.map((file) => (
            <li key={file.name}>{reason(file)}</li>
          ))}
        </ul>
      ) : null}
      <FileList files={files} onRemove={(index) => onChange(files.filter((_, at) => at !== index))} />
    </div>
  )
}

function FileList({ files, onRemove }: { files: File[]; onRemove: (index: number) => void }) {
  const { t, i18n } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={css.list}>
      {files.map((file, index) => {
        const IconPart = file.type.startsWith('image/') ? IconPhoto : IconFile
        return (
          <li key={`${file.name}-${index}`} className={css.file}>
            <IconPart size="1.15em" stroke={1.6} aria-hidden />
            <span className={css.name}>{file.name}</span>
            <span className={css.size}>{sizeText(file.size, i18n.language)}</span>
            <IconButton
              size="small"
              icon={IconX}
              label={t('ui.file.remove', { name: file.name })}
              onClick={() => onRemove(index)}
            />
          </li>
        )
      })}
    </ul>
  )
}
