// What a page becomes when it cannot be shown.
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { ApiError } from './api.ts'
import { ErrorNotice } from './error-notice.tsx'

const NotFoundPage = lazy(() => import('./not-found-page.tsx').then((page) => ({ default: page.NotFoundPage })))

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  useEffect(() => resetQueries(), [resetQueries])
  if (error instanceof ApiError && error.status === 404)
    return (
      <Suspense>
        <NotFoundPage />
      </Suspense>
    )
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return <ErrorNotice error={error} retry={retry} />
}
