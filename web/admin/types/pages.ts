// Fetched together: whoever looks at the types opens one of them next.
export { FormPage } from './form/form-page.tsx'
export { NewTypePage } from './new-type-page.tsx'
export { TypePage } from './type-page.tsx'
export { TypesPage } from './types-page.tsx'
export { VersionsPage } from './versions/versions-page.tsx'
export { WorkflowPage } from './workflow-page.tsx'
