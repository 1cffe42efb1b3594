// Code that is fetched when it is first wanted, and shown the moment it is there. React's own lazy() would hold it back: once a
// fallback stood on the page, Suspense waits 300 ms before it reveals what comes in its place.
import type { ComponentType, ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { wasUpdated } from './updated.ts'

/**
 * `const Panel = deferred(() => import('./panel.tsx'))`, then `<Panel … />` and, before it is wanted, `Panel.preload()`.
 * @param waiting what stands in its place until then; nothing unless told
 */
export function deferred<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  waiting?: (props: P) => ReactNode,
) {
  let known: ComponentType<P> | undefined
  const fetched = async () => {
    known ??= (await load()).default
    return known
  }
  function Deferred(props: P) {
    const [Loaded, setLoaded] = useState(() => known)
    useEffect(() => {
      if (Loaded) return
      let left = false
      const show = (component: ComponentType<P>) => !left && setLoaded(() => component)
      const fail = async (error: unknown) => {
        if (left) return
        // Without a network it comes when the network does: the page stays, and what is written in it.
        if (!navigator.onLine) return addEventListener('online', get, { once: true })
        // The page stays as well: whoever wants what is gone is offered the new version (updated-notice.tsx).
        if ((await wasUpdated()) || left) return
        // Thrown while rendering, so that the page's error screen gets it.
        setLoaded(() => {
          throw error
        })
      }
      const get = () => void fetched().then(show, fail)
      get()
      return () => {
        left = true
      }
    }, [Loaded])
    return Loaded ? <Loaded {...props} /> : waiting?.(props)
  }
  return Object.assign(Deferred, { preload: () => void fetched().catch(() => undefined) })
}
