export { checkMailDoors } from './check.ts'
export { listenForMail } from './service.ts'
