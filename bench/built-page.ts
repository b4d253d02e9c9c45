import type { PackedHost } from './packed-host'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { packedHost } from './packed-host'
import { remove } from './site'

/** A page of `bench/pages`, built as the app is built from the app's own code, and served by the rules of its host. */
export async function builtPage(name: string): Promise<{ readonly url: string, readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`))
  await build({
    configFile: false,
    root: 'bench/pages',
    logLevel: 'warn',
    plugins: [vue()],
    define: { __VUE_OPTIONS_API__: 'false' },
    build: { target: 'es2022', assetsInlineLimit: 0, outDir: folder, emptyOutDir: true, rollupOptions: { input: `bench/pages/${name}.html` } },
  })
  const host: PackedHost = await packedHost(folder)
  return {
    url: `${host.url}${name}.html`,
    stop: async () => {
      await host.stop()
      remove(folder)
    },
  }
}
