// Starts the client.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/styles.css'
import { preloadRoutes } from './api.ts'
import { idle } from './idle.ts'
import { makeQueryClient } from './queries.ts'
import { makeRouter } from './router.tsx'
import { leaveWhenSignedOut } from './signed-out.ts'

const queries = makeQueryClient()
const router = makeRouter(queries)
leaveWhenSignedOut(queries, router)
void idle().then(preloadRoutes)

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
