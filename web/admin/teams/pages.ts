// Fetched together: whoever looks at the list opens one of it next.
export { NewTeamPage } from './new-team-page.tsx'
export { TeamPage } from './team-page.tsx'
export { TeamsPage } from './teams-page.tsx'
