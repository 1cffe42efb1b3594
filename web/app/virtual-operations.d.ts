// What web/operation-routes.ts makes at build time: `{ 'tickets.get': 'GET /tickets/{id}', … }`.
declare module 'virtual:operations' {
  export const routes: Record<string, string>
}
