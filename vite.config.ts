import react from '@vitejs/plugin-react'
import { loadEnv } from 'vite'
import { defineConfig } from 'vitest/config'
import { adoptedStylesPlugin } from './tools/build/adoptedStyles.ts'
import { compileAhead, rules } from './tools/build/compileAhead.ts'
import { hostFilesPlugin } from './tools/build/hostFiles.ts'
import { integrityPlugin } from './tools/build/integrityPlugin.ts'
import { moduleListPlugin } from './tools/build/moduleList.ts'
import { noCookiesPlugin } from './tools/build/noCookiesPlugin.ts'
import { notFoundPlugin } from './tools/build/notFound.ts'
import { securityHeadersPlugin } from './tools/build/securityHeaders.ts'
import { recoveryPlugin } from './tools/build/recoveryPlugin.ts'
import { mockBackendPlugin } from './tools/build/mockBackendPlugin.ts'

export default defineConfig(({ mode }) => {
  const { VITE_API_URL: apiUrl } = loadEnv(mode, import.meta.dirname, 'VITE_')

  return {
    plugins: [
      // What is drawn once, around the rows of a list or within one of them, is left out, by path or by `'use no memo'`: its
      // memory costs bytes of the first download and saves nothing (docs/decisions/first-screen.md).
      react({
        compiler: { sources: ['/src/components/editing/', '/src/components/grants/', '/src/features/'] },
      }),
      mockBackendPlugin({ apiUrl }),
      noCookiesPlugin(),
      adoptedStylesPlugin(),
      securityHeadersPlugin(apiUrl),
      hostFilesPlugin(apiUrl),
      notFoundPlugin(),
      moduleListPlugin(),
      recoveryPlugin(),
      integrityPlugin(),
    ],
    build: {
      target: 'es2022',
      // Every browser of the target preloads modules by itself, or does without.
      modulePreload: { polyfill: false },
      manifest: true,
      sourcemap: true,
      // All styles are 7 KB: a dialog that opens must not wait for its own file.
      cssCodeSplit: false,
      rolldownOptions: {
        output: {
          postBanner: compileAhead,
          // What the first screen needs comes in one file: in sixty small ones it is 14 KB more and a request each.
          codeSplitting: {
            groups: [
              { name: 'console', tags: ['$initial'], test: (id) => !/main\.tsx$|index\.html$/.test(id), priority: 1 },
              // The mock backend needs all of it before the first screen, each dialog a part: twelve more requests otherwise.
              ...(apiUrl ? [] : [{ name: 'contract', test: rules }]),
            ],
          },
        },
      },
      // The content security policy allows data: for pictures, and nothing else.
      assetsInlineLimit: (file) => (/\.(png|svg|webp|avif)$/.test(file) ? undefined : false),
    },
    // The one worker of ours. Its name is what the security headers and the Trusted Types policy know it by.
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: 'assets/sandbox-[hash].js' } },
    },
    test: {
      include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.{mjs,ts}'],
      environment: 'node',
      restoreMocks: true,
      // A busy computer is no failure.
      testTimeout: 30_000,
    },
  }
})
