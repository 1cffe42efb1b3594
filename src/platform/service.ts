// What runs beside requests and jobs for as long as the desk does, and holds connections of its own: fetching mail, taking it in.

export interface Service {
  /** `module.what`, for example `email.fetch` */
  name: string
  /** Resolves once it runs; what goes wrong later is its own to handle and to tell. */
  start(): Promise<void>
  /** Ends what it began, and waits for it. May be called when it never started. */
  stop(): Promise<void>
  /** For whoever started the desk, once it runs: where it listens. */
  notices?(): string[]
}
