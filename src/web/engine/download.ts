import { apiUrl } from './api.ts'
import { offline, readProblem } from './problem.ts'

/** Gives a file to the person, under a name. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/**
 * Fetches what the server makes and saves it: unlike a link, a refusal comes back as one.
 * @throws ProblemError
 */
export async function downloadFile(path: string, query: Parameters<typeof apiUrl>[1], name: string): Promise<void> {
  const headers = { 'accept-language': document.documentElement.lang }
  const response = await fetch(apiUrl(path, query), { credentials: 'same-origin', headers }).catch(() => {
    throw offline()
  })
  if (!response.ok) throw await readProblem(response)
  saveFile(name, await response.blob())
}
