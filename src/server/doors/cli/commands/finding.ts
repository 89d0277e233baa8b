/** What `doctor` found, and what to do about it. */
export interface Finding {
  check: string
  state: 'good' | 'warning' | 'bad'
  detail: string
  advice?: string
}
