import { requestSourceKind, solutionTypeKind, taskCategoryKind } from '../../../shared/tickets/case-words.ts'
import { changeModelKind } from '../../../shared/tickets/change-models.ts'
import { reviewFormKind } from '../../../shared/tickets/change-reviews.ts'
import { freezeWindowKind } from '../../../shared/tickets/freeze-windows.ts'
import { lifeLimitKind } from '../../../shared/tickets/life-limits.ts'
import { recurringCaseKind } from '../../../shared/tickets/recurring-cases.ts'
import { textTemplateKind } from '../../../shared/tickets/text-templates.ts'
import { isPossible } from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketPartyKind } from '../../../shared/tickets/ticket-parties.ts'
import { ticketTemplateKind } from '../../../shared/tickets/ticket-templates.ts'
import {
  ticketCategoryKind,
  ticketEntryKind,
  ticketKind,
  ticketSubStatusKind,
} from '../../../shared/tickets/tickets.kinds.ts'
import { attachmentSettings, sweepJob } from '../../engine/files/documents.ts'
import type { KindEntry, Room } from '../../engine/house.ts'
import { askTicketApproval, makeTicketApprovalLink, withdrawTicketApproval } from './actions/ask-approval.ts'
import { assignTicket } from './actions/assign-ticket.ts'
import { closeTicket, reopenTicket } from './actions/close-ticket.ts'
import { escalateTicket } from './actions/escalate-ticket.ts'
import { acceptSolution, refuseSolution } from './actions/judge-solution.ts'
import { linkAsset, unlinkAsset } from './actions/link-asset.ts'
import { linkSoftware } from './actions/link-software.ts'
import { noteTicket } from './actions/note-ticket.ts'
import { openTicket } from './actions/open-ticket.ts'
import { planTask, updateTask } from './actions/plan-task.ts'
import { refineTicket } from './actions/refine-ticket.ts'
import { replyTicket } from './actions/reply-ticket.ts'
import { solveTicket } from './actions/solve-ticket.ts'
import { splitTicket } from './actions/split-ticket.ts'
import { stepActions } from './actions/step-ticket.ts'
import { takeNext } from './actions/take-next.ts'
import { takeTicket } from './actions/take-ticket.ts'
import { removeEntry, restoreEntry, updateEntry } from './actions/update-entry.ts'
import { updateTicket } from './actions/update-ticket.ts'
import { resumeTicket, waitForTicket } from './actions/wait-for-ticket.ts'
import { unwatchTicket, watchTicket } from './actions/watch-ticket.ts'
import { sharingSettings } from './assigning/share-again.ts'
import { boardSettings } from './board-limits.ts'
import { escalationJob } from './clocks/clocks.jobs.ts'
import { recalculateOnNews } from './clocks/recalculate.ts'
import { countAnewOnNews, countWorkedJob, workedSettings } from './clocks/worked-time.ts'
import { setLifeLimits } from './limits/life-limits.ts'
import { linkCase, unlinkCase } from './links/link-case.ts'
import { declareMajor, gatherCases, joinMajor, standDown, tellStatus } from './major/major-incidents.ts'
import { mentionSettings } from './mentions/heed-mentions.ts'
import { seeMention } from './mentions/read-mentions.ts'
import { mergeCase } from './merging/merge-case.ts'
import { mergeSettings, unmergeCase } from './merging/unmerge-case.ts'
import { addParty, changeParty, removeParty } from './parties/parties.ts'
import { prepareFreeze } from './planning/freeze-windows.ts'
import { scheduleChange } from './planning/schedule-change.ts'
import { prepareRecurringCase } from './recurring/case-schedule.ts'
import { recurringJob } from './recurring/recurring.jobs.ts'
import { passRecurring, runRecurring } from './recurring/run-recurring.ts'
import { changeDateSettings, changeDueDates } from './reviews/change-due-dates.ts'
import { concludeChange } from './reviews/conclude-change.ts'
import { reviewSettings } from './reviews/review-forms.ts'
import {
  approveChangeModel,
  changeModelExtras,
  isModelVerbPossible,
  prepareChangeModel,
  suspendChangeModel,
} from './standard/change-models.ts'
import { prepareTextTemplate } from './templates/fill-templates.ts'
import { prepareTicketTemplate } from './templates/ticket-template.ts'
import { ticketApprovable } from './ticket-approvable.ts'
import { entryMeasures, ticketMeasures } from './ticket-measures.ts'
import { ticketRuleSets } from './ticket-shaping.ts'
import { ticketExtras, ticketSubtitle, wordsInEntries } from './tickets.extras.ts'
import { entryAccess, partyAccess, ticketAccess } from './tickets.policy.ts'
import { ticketRelations, ticketsOfAsset, ticketsOfSoftware } from './tickets.relations.ts'
import { ticketRoutes } from './tickets.routes.ts'
import { closeUnanswered, endingSettings } from './waiting/close-solved.ts'
import { remindTicket } from './waiting/remind-ticket.ts'
import { closeJob, remindJob } from './waiting/waiting.jobs.ts'

const ticketEntry: KindEntry = {
  kind: ticketKind,
  access: ticketAccess,
  relations: ticketRelations,
  extras: ticketExtras,
  measures: ticketMeasures,
  exact: (row) => [{ sort: 'number', value: String(row.number) }],
  textElsewhere: wordsInEntries,
  entryKind: ticketEntryKind.name,
  subtitle: ticketSubtitle,
  possible: isPossible,
  createBy: 'ticket.open',
  crud: ['remove', 'restore'],
}

/** The service desk's room. */
export const ticketsRoom: Room = {
  name: 'tickets',
  relations: { asset: { ticket: ticketsOfAsset }, software: { ticket: ticketsOfSoftware } },
  belongings: [{ kind: ticketKind.name, table: 'ticket_software', column: 'ticket_id', key: 'software_id' }],
  kinds: [
    ticketEntry,
    { kind: ticketEntryKind, access: entryAccess, measures: entryMeasures },
    { kind: ticketPartyKind, access: partyAccess },
    { kind: ticketCategoryKind, crud: ['create', 'update', 'remove', 'restore'] },
    { kind: textTemplateKind, prepare: prepareTextTemplate, crud: ['create', 'update', 'remove', 'restore'] },
    {
      kind: ticketTemplateKind,
      prepare: prepareTicketTemplate,
      hasDocuments: true,
      crud: ['create', 'update', 'remove', 'restore'],
    },
    { kind: recurringCaseKind, prepare: prepareRecurringCase, crud: ['create', 'update', 'remove', 'restore'] },
    {
      kind: freezeWindowKind,
      access: { sharedDown: true },
      prepare: prepareFreeze,
      crud: ['create', 'update', 'remove', 'restore'],
    },
    {
      kind: changeModelKind,
      access: { sharedDown: true },
      prepare: prepareChangeModel,
      extras: changeModelExtras,
      possible: isModelVerbPossible,
      copied: {},
      crud: ['create', 'update', 'remove', 'restore'],
    },
    { kind: lifeLimitKind },
    { kind: reviewFormKind, crud: ['create', 'update', 'remove', 'restore'] },
    { kind: solutionTypeKind, crud: ['create', 'update', 'remove', 'restore'] },
    { kind: taskCategoryKind, crud: ['create', 'update', 'remove', 'restore'] },
    { kind: requestSourceKind, crud: ['create', 'update', 'remove', 'restore'] },
    { kind: ticketSubStatusKind, crud: ['create', 'update', 'remove', 'restore'] },
  ],
  actions: [
    openTicket,
    updateTicket,
    scheduleChange,
    concludeChange,
    setLifeLimits,
    approveChangeModel,
    suspendChangeModel,
    declareMajor,
    tellStatus,
    standDown,
    gatherCases,
    joinMajor,
    assignTicket,
    addParty,
    changeParty,
    removeParty,
    takeTicket,
    takeNext,
    replyTicket,
    noteTicket,
    planTask,
    updateTask,
    waitForTicket,
    resumeTicket,
    solveTicket,
    acceptSolution,
    refuseSolution,
    closeTicket,
    reopenTicket,
    watchTicket,
    unwatchTicket,
    seeMention,
    linkAsset,
    unlinkAsset,
    ...linkSoftware,
    updateEntry,
    removeEntry,
    restoreEntry,
    escalateTicket,
    refineTicket,
    linkCase,
    unlinkCase,
    mergeCase,
    unmergeCase,
    splitTicket,
    remindTicket,
    closeUnanswered,
    runRecurring,
    passRecurring,
    askTicketApproval,
    withdrawTicketApproval,
    makeTicketApprovalLink,
    ...stepActions,
  ],
  routes: ticketRoutes,
  permissions: [
    'ticket.read-private',
    'ticket.open-for-others',
    'ticket.open-problem',
    'ticket.open-change',
    'ticket.set-priority',
    'ticket.read-rules',
    'ticket.pass-freeze',
    'ticket.emergency',
  ],
  settings: [
    ...attachmentSettings,
    ...endingSettings,
    ...reviewSettings,
    ...sharingSettings,
    ...changeDateSettings,
    ...workedSettings,
    ...mergeSettings,
    ...mentionSettings,
    ...boardSettings,
  ],
  approvables: [ticketApprovable],
  ruleSets: ticketRuleSets,
  dueDates: changeDueDates,
  jobs: [sweepJob, escalationJob, remindJob, closeJob, recurringJob, countWorkedJob],
  subscribers: [recalculateOnNews, countAnewOnNews],
}
