import { api } from '../api.ts'

/** Largest file one may send by default (setting `attachment.max-megabytes`); the server has the last word. */
export const maxAttachmentBytes = 25_000_000

/** A file that was sent keeps its id: a second try of a refused message must not send it again. */
const sent = new WeakMap<File, string>()

/** Sends files, one after the other. Returns their ids, to be hung on an entry. @throws ProblemError `too_large` … */
export async function uploadAll(files: readonly File[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) {
    const known = sent.get(file)
    if (known !== undefined) {
      ids.push(known)
      continue
    }
    const form = new FormData()
    form.append('file', file, file.name)
    const { id } = await api.post<{ id: string }>('/documents', form)
    sent.set(file, id)
    ids.push(id)
  }
  return ids
}
