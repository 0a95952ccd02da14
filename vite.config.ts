import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { loadEnv } from 'vite'
import { defineConfig } from 'vitest/config'
import { adoptedStylesPlugin } from './tools/build/adoptedStyles.ts'
import { compileAhead } from './tools/build/compileAhead.ts'
import { moduleListPlugin } from './tools/build/moduleList.ts'
import { notFoundPlugin } from './tools/build/notFound.ts'
import { securityHeadersPlugin } from './tools/build/securityHeaders.ts'
import { mockBackendPlugin } from './tools/build/mockBackendPlugin.ts'

export default defineConfig(({ mode }) => {
  const { VITE_API_URL: apiUrl } = loadEnv(mode, import.meta.dirname, 'VITE_')

  return {
    plugins: [
      react({ compiler: true }),
      mockBackendPlugin({ apiUrl }),
      adoptedStylesPlugin(),
      securityHeadersPlugin(apiUrl),
      notFoundPlugin(),
      moduleListPlugin(),
    ],
    resolve: { alias: { 'tough-cookie': fileURLToPath(new URL('tools/build/noCookies.ts', import.meta.url)) } },
    build: {
      target: 'es2022',
      manifest: true,
      modulePreload: { polyfill: false },
      sourcemap: false,
      // All styles are 6 KB: a dialog that opens must not wait for its own.
      cssCodeSplit: false,
      rolldownOptions: {
        // 'use no memo' speaks to the React Compiler, which has been there by then.
        checks: { moduleLevelDirective: false },
        output: {
          postBanner: compileAhead,
          // The first download lists all later ones: two characters less of each are a hundred bytes.
          chunkFileNames: 'assets/[name]-[hash:6].js',
          // What the first screen needs comes in one piece: twenty small ones pack worse and cost a request each.
          codeSplitting: {
            groups: [
              { name: 'console', tags: ['$initial'], test: (id) => !/main\.tsx$|index\.html$/.test(id), priority: 1 },
              // The mock backend needs all of it before the first screen, each dialog a little later: a dozen small files otherwise.
              ...(apiUrl ? [] : [{ name: 'contract', test: /\/src\/(contract|domain)\// }]),
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
