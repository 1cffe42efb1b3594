// Fetched together: whoever looks at the list opens one of it next.
export { NewPersonPage } from './new-person-page.tsx'
export { PeoplePage } from './people-page.tsx'
export { PersonPage } from './person-page.tsx'
