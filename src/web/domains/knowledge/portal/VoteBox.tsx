import { IconMessagePlus, IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import css from '../knowledge.module.css'

/** "Was this helpful?": one vote a person, which may change; words are welcome, most of all after a no. */
export function VoteBox({ record }: { record: Json }) {
  const { t } = useTranslation()
  const vote = useAction(articleKind, record.id, 'vote')
  const [comment, setComment] = useState('')
  const [isWriting, setWriting] = useState(false)
  const mine = typeof record.myVote === 'boolean' ? record.myVote : null
  const say = async (isHelpful: boolean) => {
    const done = await vote.run({ isHelpful }, { done: t('knowledge.vote.thanks') })
    if (done !== null) setWriting(true)
  }
  const send = async () => {
    if (mine === null) return
    const done = await vote.run({ isHelpful: mine, comment }, { done: t('knowledge.vote.sent') })
    if (done !== null) setWriting(false)
  }
  return (
    <section className={css.voteBox} aria-label={t('knowledge.vote.question')}>
      <div className={css.voteLine}>
        <h2 className={css.panelTitle}>{t('knowledge.vote.question')}</h2>
        <Button icon={IconThumbUp} aria-pressed={mine === true} busy={vote.isBusy} onClick={() => void say(true)}>
          {t('knowledge.vote.yes')}
        </Button>
        <Button icon={IconThumbDown} aria-pressed={mine === false} busy={vote.isBusy} onClick={() => void say(false)}>
          {t('knowledge.vote.no')}
        </Button>
      </div>
      {isWriting && mine !== null ? (
        <div className={css.stack}>
          <TextAreaField
            label={t(mine ? 'knowledge.vote.more' : 'knowledge.vote.missing')}
            maxLength={2000}
            rows={2}
            value={comment}
            error={vote.error('comment')}
            onChange={setComment}
          />
          <div>
            <Button kind="primary" busy={vote.isBusy} aria-disabled={comment.trim() === ''} onClick={() => void send()}>
              {t('knowledge.vote.send')}
            </Button>
          </div>
        </div>
      ) : null}
      {mine === false ? (
        <LinkButton to="/portal/report" search={{ title: String(record.title) } as never} icon={IconMessagePlus}>
          {t('portal.nav.report')}
        </LinkButton>
      ) : null}
    </section>
  )
}
