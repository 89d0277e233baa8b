import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string
  text: string
  lines: number
  isTest: boolean
  /** Paths from the root of project files that it imports. */
  imports: string[]
}

const skipped = new Set(['node_modules', 'dist', 'data', 'artefacts', 'corpus'])

/** All TypeScript sources below the given folders. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => walk(join(root, folder))).map(readSource)
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)|(?:^|\n)import\s+['"](\.[^'"]+)['"]/g

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(importing)].map((match) =>
    relative(root, resolve(dirname(path), (match[1] ?? match[2] ?? match[3])!)),
  )
  return {
    path: relative(root, path),
    text,
    lines: text.split('\n').length - 1,
    isTest: /\.test\.tsx?$/.test(path),
    imports,
  }
}
