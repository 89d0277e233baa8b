import type { Named } from '../../../engine/records.ts'

export interface UserValues {
  firstName: string
  lastName: string
  login: string
  email: string
  entity: Named | null
  location: Named | null
  jobTitle: string
  manager: Named | null
  phone: string
  language: string
  password: string
  profile: Named | null
}

export const blankUser: UserValues = {
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  entity: null,
  location: null,
  jobTitle: '',
  manager: null,
  phone: '',
  language: document.documentElement.lang === 'en' ? 'en' : 'fr',
  password: '',
  profile: null,
}

/** Only what was filled in: what is left empty is the server's to choose. */
export const filledOf = (values: Omit<UserValues, 'password' | 'profile'>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
