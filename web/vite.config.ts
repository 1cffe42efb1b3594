// Builds the web client: hashed files in web/dist that the desk serves itself, nothing from elsewhere at run time.
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { budget } from './budget.ts'
import { alongWith, fileName, groups } from './chunks.ts'
import { leanIcons } from './lean-icons.ts'
import { operationRoutes } from './operation-routes.ts'
import { precompress } from './precompress.ts'

const desk = process.env.MENDBOOK_URL ?? 'http://127.0.0.1:4800'
const served = ['/api', '/healthz', '/readyz', '/metrics', '/mcp', '/scim', '/hooks']

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [operationRoutes(), leanIcons(), react(), tailwindcss(), budget(), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // light-dark() and oklch() are used as they are; older browsers would get a larger and slower copy of every colour.
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // Nothing becomes a data: URI, so that the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: alongWith },
    rolldownOptions: {
      output: {
        codeSplitting: { groups },
        chunkFileNames: fileName,
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(served.map((path) => [path, { target: desk }])),
    fs: { allow: ['..'] },
  },
})
