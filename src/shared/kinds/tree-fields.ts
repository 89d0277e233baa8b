import { z } from 'zod'
import { json, text } from '../fields/index.ts'

/** Fields that the write gate keeps for every kind with `isTree`. */
export const treeFields = {
  completeName: text({ system: true, silent: true, max: 2000 }),
  path: json(z.array(z.string()), { system: true, silent: true }),
}
