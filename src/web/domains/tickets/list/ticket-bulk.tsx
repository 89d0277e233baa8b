import { IconArrowMerge, IconCircleCheck, IconHandGrab, IconUserPlus } from '@tabler/icons-react'
import type { BulkVerb } from '../../../engine/list/BulkVerbs.tsx'
import { BulkMerge } from '../merging/BulkMerge.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { SolveDialog } from './SolveDialog.tsx'

/** What the desk does with several cases at once. */
export const ticketBulkVerbs: readonly BulkVerb[] = [
  {
    verb: 'take',
    label: 'action.ticket.take',
    icon: IconHandGrab,
    needs: 'ticket.take',
    done: 'desk.bulk.taken',
  },
  {
    verb: 'assign',
    label: 'action.ticket.assign',
    icon: IconUserPlus,
    needs: 'ticket.assign',
    done: 'desk.bulk.assigned',
    ask: (props) => <AssignDialog {...props} />,
  },
  {
    verb: 'solve',
    label: 'desk.verb.solve',
    icon: IconCircleCheck,
    needs: 'ticket.solve',
    done: 'desk.bulk.solved',
    ask: (props) => <SolveDialog {...props} />,
  },
  {
    verb: 'merge',
    label: 'action.ticket.merge',
    icon: IconArrowMerge,
    needs: 'ticket.merge',
    done: 'desk.bulk.merged',
    most: 100,
    ask: (props) => <BulkMerge {...props} />,
  },
]
