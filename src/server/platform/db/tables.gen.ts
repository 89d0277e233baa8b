// Written by tools/write-tables.ts from the migrated schema. Do not edit.

// biome-ignore lint/suspicious/noEmptyInterface: filled by the generator
export interface Tables {}
