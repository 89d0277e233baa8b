/** Budgets of one message. Exceeding one is a clean refusal; real messages stay far below (430 kB, 15,000 elements). */
export const limits = {
  /** Bytes as received. */
  compressedBytes: 16 * 1024 * 1024,
  /** Bytes after decompression. */
  inflatedBytes: 64 * 1024 * 1024,
  /** Inflated / compressed, past `ratioFreeBytes`. Real ones are 9 to 14. */
  ratio: 200,
  ratioFreeBytes: 1024 * 1024,
  xmlDepth: 16,
  xmlElements: 500_000,
  xmlAttributes: 64,
  xmlNameChars: 128,
  xmlReferences: 200_000,
  /** Characters of one text. */
  textChars: 1024 * 1024,
  jsonDepth: 16,
  jsonValues: 500_000,
  /** Parts of one section; the rest is left out with a warning. */
  sectionParts: 20_000,
} as const
