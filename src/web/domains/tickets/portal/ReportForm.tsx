import { IconSend } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { uploadAll } from '../../../engine/documents/upload.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import { assetTypeIcon } from '../../assets/index.ts'
import { OfferedArticles } from '../../knowledge/index.ts'
import { htmlOfText } from '../plain-html.ts'
import { AlreadyReported } from './AlreadyReported.tsx'
import { ChoiceChips } from './ChoiceChips.tsx'
import { FilePicker } from './FilePicker.tsx'
import css from './portal.module.css'
import { ReportFields, useReportTemplate } from './ReportFields.tsx'
import { StatusNotices } from './StatusNotices.tsx'
import { titleOfText } from './title-of-text.ts'
import type { Equipment } from './use-equipment.ts'

interface ReportFormProps {
  asset?: string
  title?: string
  equipment: Equipment[]
}

/** Type what happens and send: everything else is known or may be left alone. */
export function ReportForm({ asset, title = '', equipment }: ReportFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const keep = useKeepRecord(ticketKind)
  const [type, setType] = useState('incident')
  const [assetId, setAssetId] = useState(equipment.some((each) => each.id === asset) ? asset! : '')
  const [text, setText] = useState(title)
  const template = useReportTemplate(type)
  const [files, setFiles] = useState<File[]>([])
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const thing = equipment.find((each) => each.id === assetId)
  const isNeed = type === 'request'
  const heading = isNeed
    ? t('portal.report.need')
    : thing
      ? t('portal.report.on', { name: thing.name })
      : t('portal.report.title')
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '' && template.needsWords) return setProblem(t('portal.report.missing'))
    setBusy(true)
    try {
      const attachments = await uploadAll(files)
      const opened = await api.post<Json>('/tickets', {
        type,
        ...template.body,
        ...template.words(titleOfText(text), htmlOfText(text)),
        ...(thing && !template.isHidden('assets') ? { assets: [thing.id] } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      })
      keep(opened)
      toast.done(t('portal.report.sent'))
      void navigate({ to: `/portal/requests/${opened.id}`, replace: true })
    } catch (error) {
      setProblem(refusalText(error, t('ui.problem.unknown')))
      setBusy(false)
    }
  }
  const details = (
    <>
      <ChoiceChips
        label={t('portal.report.kind')}
        choices={[
          { value: 'incident', label: t('portal.report.problem') },
          { value: 'request', label: t('portal.report.request') },
        ]}
        value={type}
        onChange={setType}
      />
      {equipment.length > 0 && !template.isHidden('assets') ? (
        <ChoiceChips
          label={t('portal.report.about')}
          choices={[
            ...equipment.map((each) => ({ value: each.id, label: each.name, icon: assetTypeIcon(each.type) })),
            { value: '', label: t('portal.report.none') },
          ]}
          value={assetId}
          onChange={setAssetId}
        />
      ) : null}
    </>
  )
  return (
    <div className={css.page}>
      <title>{`${heading} · Cigale`}</title>
      <h1 className={css.pageTitle}>{heading}</h1>
      {isNeed ? null : <StatusNotices />}
      {thing && !isNeed ? <AlreadyReported assetId={thing.id} /> : null}
      <form className={css.form} onSubmit={(event) => void send(event)} noValidate>
        <TextAreaField
          autoFocus
          required
          name="description"
          rows={4}
          label={t('portal.report.words')}
          placeholder={t(isNeed ? 'portal.report.placeholderNeed' : 'portal.report.placeholder')}
          value={text}
          error={problem}
          onChange={(next) => {
            setText(next)
            setProblem(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
          }}
        />
        <OfferedArticles text={text} place="portal" />
        <ReportFields template={template} />
        {template.isHidden('attachments') ? null : <FilePicker files={files} onChange={setFiles} />}
        {asset === undefined ? (
          details
        ) : (
          <details className={css.more}>
            <summary>{t('portal.report.details')}</summary>
            {details}
          </details>
        )}
        <div className={css.bar}>
          <Button type="submit" kind="primary" icon={IconSend} busy={isBusy}>
            {t('portal.report.send')}
          </Button>
        </div>
      </form>
    </div>
  )
}
