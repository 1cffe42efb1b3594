// Names the browser's tab, so that ten open tickets can be told apart.
import { useEffect } from 'react'
import { useMe } from '../app/session.ts'

export function useTitle(title: string | undefined) {
  const { tenant } = useMe()
  useEffect(() => {
    if (title === undefined) return
    document.title = `${title} · ${tenant.name}`
    return () => {
      document.title = tenant.name
    }
  }, [title, tenant.name])
}
