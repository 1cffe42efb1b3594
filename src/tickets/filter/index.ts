// The face of the language, for screens and server alike. What asks the database is condition.ts.
export { parse } from './parse.ts'
export { print } from './print.ts'
export { type Filter, FilterProblem } from './syntax.ts'
