export { satisfactionRoom } from './satisfaction.domain.ts'
/** What the mail that asks uses. */
export { makeSurveyLink } from './survey-links.ts'
