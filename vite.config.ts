import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where the development server finds the Cigale server; only used by `npm run dev`. */
const server = process.env.CIGALE_DEV_SERVER ?? 'http://127.0.0.1:8080'

const always = [
  'react',
  'react-dom',
  'scheduler',
  'use-sync-external-store',
  '@tanstack/(react-router|router-core|history|react-store|store|react-query|query-core)',
  'i18next',
  'react-i18next',
  'i18next-icu',
  'intl-messageformat',
  '@formatjs/[^/]+',
]

/**
 * What only forms and filters need. Most pages that can be reached have a form, but a list or a record is read without: shared by
 * so many, these would be counted to what every page needs, and the lazy controls of engine/fields/controls.ts be there already.
 */
const controls =
  'Combobox|ComboboxPopover|Select|MultiSelect|Pill|PillsInput|Textarea|TextInput|PasswordInput|InputBase'

/** Writes `.br` and `.gz` beside each text file: the server sends them as they are and compresses nothing itself. */
function compressed(): Plugin {
  let folder = ''
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: async () => {
      const names = await readdir(folder, { recursive: true }).catch(() => [])
      for (const name of names.filter((path) => /\.(js|css|svg|html)$/.test(path))) {
        const content = await readFile(join(folder, name))
        if (content.length < 1000) continue
        await writeFile(
          join(folder, `${name}.br`),
          await brotli(content, { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } }),
        )
        await writeFile(join(folder, `${name}.gz`), await zip(content, { level: 9 }))
      }
    },
  }
}

/**
 * Builds `src/web` into `dist/web`: one HTML page, hashed assets, no inline script
 * (the page is served under a strict Content-Security-Policy).
 */
export default defineConfig({
  // Vitest reads this file too when it finds no configuration of its own; its root stays the project.
  root: process.env.VITEST ? process.cwd() : 'src/web',
  plugins: [react(), compressed()],
  // Inlined assets become data: URLs, which `default-src 'self'` refuses.
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ['chrome120', 'firefox120', 'safari17'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs and what changes only with the lock file: cached across our own releases.
          groups: [
            { name: 'vendor', test: new RegExp(`node_modules/(${always.join('|')})/`), priority: 4 },
            // What most pages share goes in a few files: one of its own for each small part would be two hundred requests,
            // whose headers weigh more than they bring.
            { name: 'icons', test: /node_modules\/@tabler\/icons-react\//, priority: 3 },
            {
              name: 'parts',
              test: new RegExp(`node_modules/(?!@mantine/core/esm/components/(?:${controls})/)`),
              minShareCount: 14,
              priority: 2,
            },
            {
              name: 'house',
              test: /src\/(web\/(ui\/(?!field\/[A-Z]\w+Field\.)|engine)|shared)\//,
              minShareCount: 14,
              priority: 1,
            },
            {
              name: 'fields',
              test: new RegExp(`components/(?:${controls})/|src/web/ui/field/[A-Z]`),
              minShareCount: 14,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    // The host stays the page's own: the server refuses writes whose Origin is another.
    proxy: Object.fromEntries(['/api', '/health'].map((path) => [path, { target: server, changeOrigin: false }])),
  },
})
