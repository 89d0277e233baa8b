/** Upper case, letters and digits only: `00:1B-44` and `001b44` are one handle. */
export const normaliseHandle = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 200)
