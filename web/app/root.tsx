// What surrounds every page.
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import './early-keys.ts'
import { idle } from './idle.ts'

const Surroundings = lazy(() => idle().then(() => import('./surroundings.tsx')))

export function Root() {
  return (
    <>
      <Outlet />
      <Suspense>
        <Surroundings />
      </Suspense>
    </>
  )
}
