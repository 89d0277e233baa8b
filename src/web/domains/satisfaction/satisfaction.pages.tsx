import { IconMoodSmile } from '@tabler/icons-react'
import { surveyAnswerKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import type { Json } from '../../engine/records.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { asksMe } from './use-surveys.ts'

const isClosed = ({ status }: Json) => status === 'closed'

export const room = defineWebRoom({
  name: 'satisfaction',
  pages: [
    {
      path: '/survey-answers',
      shell: 'desk',
      load: () => import('./AnswerListPage.tsx').then((file) => file.AnswerListPage),
      search: listSearch,
      needs: 'survey.read',
    },
    {
      path: '/admin/surveys',
      shell: 'desk',
      load: () => import('./SurveyPage.tsx').then((file) => file.SurveyPage),
      search: dictionarySearch,
      needs: 'survey.read',
    },
    {
      path: '/portal/surveys',
      shell: 'portal',
      load: () => import('./PortalSurveysPage.tsx').then((file) => file.PortalSurveysPage),
      needs: 'survey-answer.answer',
    },
    {
      path: '/survey/$token',
      shell: 'none',
      load: () => import('./SurveyLinkPage.tsx').then((file) => file.SurveyLinkPage),
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'satisfaction.nav',
      icon: IconMoodSmile,
      to: '/survey-answers',
      order: 210,
      needs: 'survey.read',
      section: 'support',
    },
    {
      place: 'portal',
      label: 'satisfaction.portal',
      icon: IconMoodSmile,
      to: '/portal/surveys',
      order: 130,
      needs: 'survey-answer.answer',
      count: { kind: surveyAnswerKind, filter: asksMe },
    },
  ],
  recordPanels: [
    {
      kind: 'ticket',
      key: 'satisfaction',
      order: 40,
      needs: 'survey.read',
      when: isClosed,
      load: () => import('./SurveyPanel.tsx').then((file) => file.SurveyPanel),
    },
    {
      kind: 'ticket',
      shell: 'portal',
      key: 'satisfaction',
      order: 40,
      needs: 'survey-answer.answer',
      when: isClosed,
      load: () => import('./PortalSurveyPanel.tsx').then((file) => file.PortalSurveyPanel),
    },
  ],
})
