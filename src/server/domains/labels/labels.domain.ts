import { invalidField } from '../../../shared/errors.ts'
import type { GridValues } from '../../../shared/labels/label-grid.ts'
import { misfit } from '../../../shared/labels/label-grid.ts'
import { labelLayoutKind } from '../../../shared/labels/labels.kinds.ts'
import { entityKind } from '../../../shared/organisation/organisation.kinds.ts'
import type { Room } from '../../engine/house.ts'
import { labelRoutes } from './labels.routes.ts'
import { removeLogo, setLogo } from './logo-actions.ts'

/** What is stuck on equipment and read back from it: layouts of labels, their printing, and what a scanned code names. */
export const labelsRoom: Room = {
  name: 'labels',
  kinds: [
    {
      kind: labelLayoutKind,
      crud: ['create', 'update', 'remove', 'restore'],
      prepare: async (_write, row, values) => {
        const wrong = misfit({ ...row, ...values } as unknown as GridValues)
        if (wrong !== null) throw invalidField(wrong, 'beyond_sheet')
        return values
      },
    },
  ],
  actions: [setLogo, removeLogo],
  routes: labelRoutes,
  keptDocuments: [{ kind: entityKind.name, table: 'label_logo', column: 'entity_id', document: 'document_id' }],
}
