import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { contentOf, type RecordDocument, sortOf } from './document.ts'
import css from './documents.module.css'

/** A picture or a PDF in the page; the PDF in a frame that the server lets only our own pages make. */
export function DocumentPreview({ document, onClose }: { document: RecordDocument; onClose: () => void }) {
  const { t } = useTranslation()
  const title = t('engine.documents.preview', { name: document.name })
  return (
    <Dialog size="lg" title={title} onClose={onClose}>
      {sortOf(document) === 'pdf' ? (
        <iframe className={css.frame} src={contentOf(document)} title={title} />
      ) : (
        <img className={css.preview} src={contentOf(document)} alt={document.name} />
      )}
      <p className={css.facts}>
        <a className={css.name} href={contentOf(document)} target="_blank" rel="noopener">
          {t('engine.documents.open')}
          <span className="visually-hidden"> ({t('engine.newWindow')})</span>
        </a>
      </p>
    </Dialog>
  )
}
