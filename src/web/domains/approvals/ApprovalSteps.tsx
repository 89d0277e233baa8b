import { useTranslation } from 'react-i18next'
import type { ShownApproval, ShownVoice } from '../../../shared/approvals/approval-plan.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'
import { stepStateOf, stepTones, voiceStateOf, voiceTones } from './approval-query.ts'
import css from './approvals.module.css'

interface ApprovalStepsProps {
  approval: ShownApproval
  /** Beside a voice that is expected. */
  aside?: (voice: ShownVoice) => React.ReactNode
}

/** Each step with its rule, and who said what or is still to say. */
export function ApprovalSteps({ approval, aside }: ApprovalStepsProps) {
  const { t } = useTranslation()
  return (
    <ol className={css.steps}>
      {approval.steps.map((step, index) => {
        const at = index + 1
        const state = stepStateOf(approval, at)
        const label = step.name || t('approvals.step', { step: at, count: approval.steps.length })
        return (
          <li key={at} className={css.step} data-state={state}>
            <div className={css.stepHead}>
              <span className={css.stepName}>{label}</span>
              <StatusBadge look="plain" tone={stepTones[state]} label={t(`approvals.stepState.${state}`)} />
            </div>
            <p className={css.soft}>{t(`approvals.needs.${step.rule}`, { percent: step.percent ?? 100 })}</p>
            <ul className={css.voices}>
              {approval.voices
                .filter((voice) => voice.step === at)
                .map((voice) => (
                  <Voice key={voice.id} approval={approval} voice={voice} aside={aside} />
                ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

export function useVoiceName(): (voice: ShownVoice) => string {
  const { t } = useTranslation()
  return (voice) => {
    const name = (voice.user ?? voice.group)?.name ?? ''
    return voice.managersOnly ? t('approvals.voice.managers', { name }) : name
  }
}

function Voice({
  approval,
  voice,
  aside,
}: {
  approval: ShownApproval
  voice: ShownVoice
  aside: ApprovalStepsProps['aside']
}) {
  const { t } = useTranslation()
  const nameOf = useVoiceName()
  const state = voiceStateOf(approval, voice)
  return (
    <li className={css.voice}>
      <div className={css.voiceHead}>
        <span className={css.voiceName}>{nameOf(voice)}</span>
        <StatusBadge look="plain" tone={voiceTones[state]} label={t(`approvals.voice.${state}`)} />
        {state === 'open' ? aside?.(voice) : null}
      </div>
      {voice.answer === null ? null : (
        <p className={css.soft}>
          <Speaker voice={voice} />
          {voice.byLink ? `${t('approvals.voice.byLink')} · ` : ''}
          {voice.answeredAt ? <RelativeTime at={voice.answeredAt} /> : null}
        </p>
      )}
      {voice.comment ? <p className={css.comment}>{voice.comment}</p> : null}
    </li>
  )
}

/** Who spoke, when it is not the one who was asked. */
function Speaker({ voice }: { voice: ShownVoice }) {
  const { t } = useTranslation()
  const { answeredBy, answeredFor, user } = voice
  if (answeredBy === null || answeredBy.id === user?.id) return null
  return (
    <>
      {answeredFor === null
        ? t('approvals.voice.by', { name: answeredBy.name })
        : t('approvals.voice.byFor', { name: answeredBy.name, whom: answeredFor.name })}
      {' · '}
    </>
  )
}
