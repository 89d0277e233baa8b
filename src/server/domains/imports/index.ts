/** What the doors may use. */
export { createImport } from './actions/create-import.ts'
export { guessMapping } from './guess-mapping.ts'
export { importsRoom } from './imports.domain.ts'
export { describeProblem } from './problem-text.ts'
export { takeFile } from './take-file.ts'
