import { IconBulb, IconLock, IconUserCheck } from '@tabler/icons-react'
import { RichTextView } from '../../ui/text/RichTextView.tsx'
import { Timeline, TimelineEntry, TimelineEvent } from '../../ui/timeline/Timeline.tsx'
import css from './gallery.module.css'

export function TimelineSamples() {
  return (
    <div className={css.wide}>
      <Timeline label="Chronologie du ticket">
        <TimelineEntry look="message" author="Éloïse Garnier" at="2026-11-24T07:30:00Z" kind="Description">
          <RichTextView html="<p>Bonjour, mon poste ne démarre plus depuis ce matin : <strong>écran noir</strong> après le logo.</p>" />
        </TimelineEntry>
        <TimelineEvent icon={IconUserCheck} at="2026-11-24T07:42:00Z">
          Sophie Martin a pris en charge le ticket
        </TimelineEvent>
        <TimelineEntry look="note" author="Sophie Martin" at="2026-11-24T07:50:00Z" kind="Note interne" icon={IconLock}>
          <RichTextView html="<p>Troisième cas cette semaine sur ce modèle : voir la mise à jour du BIOS.</p>" />
        </TimelineEntry>
        <TimelineEntry look="message" author="Sophie Martin" at="2026-11-24T08:05:00Z" kind="Réponse">
          <RichTextView html="<p>Bonjour, pouvez-vous maintenir le bouton d’alimentation 15 secondes ?</p>" />
        </TimelineEntry>
        <TimelineEntry look="solution" author="Sophie Martin" at="2026-11-24T08:40:00Z" kind="Solution" icon={IconBulb}>
          <RichTextView html="<p>Mise à jour du BIOS appliquée à distance.</p>" />
        </TimelineEntry>
      </Timeline>
    </div>
  )
}
