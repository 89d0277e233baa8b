/** The search part of a page's address: only these names, and only as text. `search: searchTexts('tab', 'id')`. */
export const searchTexts =
  (...names: readonly string[]) =>
  (raw: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name) =>
        typeof raw[name] === 'string' || typeof raw[name] === 'number' ? [[name, String(raw[name])]] : [],
      ),
    )
