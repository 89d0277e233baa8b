/** Somebody who has a record open. */
export interface Present {
  id: string
  name: string
  isWriting: boolean
}

/** What the nodes tell each other. `page`: one open stream; a person may have several. */
export interface Sign {
  record: string
  page: string
  user: { id: string; name: string }
  sign: 'here' | 'writing' | 'gone'
}

/** How often an open page says that it is still there, in milliseconds. */
export const signEvery = 8_000
/** A page that says nothing for so long is gone (its node died). */
const forgetAfter = 20_000
/** Pages change their stream whenever what they show changes: who comes back within this time never left. */
const mercy = 3_000
const writingLasts = 6_000

interface Page {
  user: Sign['user']
  until: number
  writingUntil: number
}

/** Who has which record open, as heard; in memory only. Times in milliseconds. */
export class PresenceBook {
  private readonly records = new Map<string, Map<string, Page>>()

  /** True when what people see of the record may have changed. */
  hear({ record, page, user, sign }: Sign, now: number): boolean {
    const pages = this.records.get(record) ?? new Map<string, Page>()
    const before = JSON.stringify(this.present(record, now))
    const known = pages.get(page)
    if (sign === 'gone') {
      if (known !== undefined) known.until = Math.min(known.until, now + mercy)
      return false
    }
    const lasts = sign === 'writing' ? writingLasts : forgetAfter
    const writingUntil = sign === 'writing' ? now + writingLasts : (known?.writingUntil ?? 0)
    pages.set(page, { user, until: Math.max(known?.until ?? 0, now + lasts), writingUntil })
    this.records.set(record, pages)
    return JSON.stringify(this.present(record, now)) !== before
  }

  /** People at a record, by name; whoever writes on one of his pages writes. */
  present(record: string, now: number): Present[] {
    const people = new Map<string, Present>()
    for (const { user, until, writingUntil } of this.records.get(record)?.values() ?? []) {
      if (until <= now) continue
      const isWriting = writingUntil > now || people.get(user.id)?.isWriting === true
      people.set(user.id, { ...user, isWriting })
    }
    return [...people.values()].sort((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1))
  }

  /** Forgets who has gone; returns the records that look different since `since`. */
  sweep(since: number, now: number): string[] {
    const changed: string[] = []
    for (const [record, pages] of this.records) {
      const hasEnded = (time: number) => time > since && time <= now
      if ([...pages.values()].some((page) => hasEnded(page.until) || hasEnded(page.writingUntil))) changed.push(record)
      for (const [name, page] of pages) if (page.until <= now) pages.delete(name)
      if (pages.size === 0) this.records.delete(record)
    }
    return changed
  }
}
