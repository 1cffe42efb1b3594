// The face of monitoring.
export { createMonitoring } from './jobs.ts'
