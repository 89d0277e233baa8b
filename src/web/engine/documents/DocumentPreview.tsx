import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { contentOf, type RecordDocument, sortOf } from './document.ts'
import css from './documents.module.css'

/** Telephones open PDF in an application of their own; browsers that do not say are taken to show it. */
const showsPdf = (): boolean => navigator.pdfViewerEnabled !== false

/** A picture or a PDF in the page; the PDF in a frame that the server lets only our own pages make. */
export function DocumentPreview({ document, onClose }: { document: RecordDocument; onClose: () => void }) {
  const { t } = useTranslation()
  const title = t('engine.documents.preview', { name: document.name })
  return (
    <Dialog size="lg" title={title} onClose={onClose}>
      {sortOf(document) === 'picture' ? (
        <img className={css.preview} src={contentOf(document)} alt={document.name} />
      ) : showsPdf() ? (
        <iframe className={css.frame} src={contentOf(document)} title={title} />
      ) : (
        <p>{t('engine.documents.noViewer')}</p>
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
