// Names the browser's tab. To requesters the desk is their organisation's: its name, not ours.
import { useEffect } from 'react'
import { useMe } from '../app/session.ts'

export function usePageName(page?: string) {
  const { tenant } = useMe()
  useEffect(() => {
    document.title = page === undefined ? tenant.name : `${page} · ${tenant.name}`
  }, [page, tenant.name])
}
