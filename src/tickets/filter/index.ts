// The face of the language, for screens and server alike. What asks the database is condition.ts.
export { parse } from './parse.ts'
export { print } from './print.ts'
export { type Filter, FilterProblem, type Span } from './syntax.ts'
export { type Choice, compares, type Term, termOf, terms, type ValueKind } from './terms.ts'
