import {
  type Icon,
  IconFile,
  IconFileTypePdf,
  IconFolderSymlink,
  IconLink,
  IconPhoto,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { sizeText } from '../../ui/field/files.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { contentOf, type DocumentSort, type RecordDocument, sortOf } from './document.ts'
import css from './documents.module.css'

const icons: Record<DocumentSort, Icon> = {
  picture: IconPhoto,
  pdf: IconFileTypePdf,
  link: IconLink,
  other: IconFile,
}

interface DocumentLineProps {
  document: RecordDocument
  onShow: () => void
  onFile: (() => void) | undefined
  onRemove: (() => void) | undefined
}

/** One document: what it is, from whom, and where else it hangs. */
export function DocumentLine({ document, onShow, onFile, onRemove }: DocumentLineProps) {
  const { t, i18n } = useTranslation()
  const sort = sortOf(document)
  const facts = [
    t(`engine.documents.${sort}`),
    ...(document.url === null ? [sizeText(document.size, i18n.language)] : [new URL(document.url).host]),
    t('engine.documents.places', { count: document.places }),
  ]
  return (
    <li className={css.line}>
      <Thumb document={document} onShow={onShow} />
      <div className={css.what}>
        <Name document={document} />
        <span className={css.facts}>{facts.join(' · ')}</span>
      </div>
      <span className={css.facts}>
        {document.by?.name} <RelativeTime at={document.attachedAt} />
      </span>
      {onFile === undefined ? null : (
        <IconButton
          size="small"
          icon={IconFolderSymlink}
          label={t('engine.documents.fileUnder', { name: document.name })}
          onClick={onFile}
        />
      )}
      {onRemove === undefined ? null : (
        <IconButton
          size="small"
          icon={IconX}
          label={t('engine.documents.remove', { name: document.name })}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

/** Pictures and PDF are shown in the page. */
function Thumb({ document, onShow }: { document: RecordDocument; onShow: () => void }) {
  const { t } = useTranslation()
  const sort = sortOf(document)
  const IconPart = icons[sort]
  const icon = <IconPart size="1.6em" stroke={1.5} aria-hidden />
  if (sort !== 'picture' && sort !== 'pdf') return <span className={css.thumb}>{icon}</span>
  return (
    <button
      type="button"
      className={css.thumb}
      aria-label={t('engine.documents.preview', { name: document.name })}
      onClick={onShow}
    >
      {sort === 'picture' ? <img src={contentOf(document)} alt="" loading="lazy" /> : icon}
    </button>
  )
}

function Name({ document }: { document: RecordDocument }) {
  const { t } = useTranslation()
  if (document.url !== null)
    return (
      <a className={css.name} href={document.url} target="_blank" rel="noopener noreferrer nofollow">
        {document.name}
        <span className="visually-hidden"> ({t('engine.newWindow')})</span>
      </a>
    )
  const how = document.isShown
    ? { target: '_blank', rel: 'noopener' }
    : { download: document.name, 'aria-label': t('engine.documents.download', { name: document.name }) }
  return (
    <a className={css.name} href={contentOf(document)} {...how}>
      {document.name}
    </a>
  )
}
