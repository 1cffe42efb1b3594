// Waits until the page has been painted and the browser has nothing better to do. Safari has no requestIdleCallback.
export const idle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1500 })
    else setTimeout(resolve, 300)
  })
