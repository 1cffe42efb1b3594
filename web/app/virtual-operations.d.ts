// What web/operation-routes.ts makes at build time: `{ 'tickets.get': 'GET /tickets/{id}', … }`, in two parts.
declare module 'virtual:operations' {
  export const routes: Record<string, string>
}
declare module 'virtual:operations/rest' {
  export const routes: Record<string, string>
}
