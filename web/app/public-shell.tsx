// For people who are not signed in.
import { Outlet } from '@tanstack/react-router'
import { useFace } from './face.ts'
import { PoweredBy } from './powered-by.tsx'

export function PublicShell() {
  useFace('portal')
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="mx-auto w-full max-w-reading flex-1 px-4 pt-[max(2rem,10vh)] pb-6">
        <Outlet />
      </main>
      <PoweredBy />
    </div>
  )
}
