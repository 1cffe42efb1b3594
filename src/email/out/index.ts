// The face of what leaves by mail, for the other rooms of this module.
export { automaticSentTo, type Sent, sentBy } from './sent-by.ts'
export { noteBounce } from './undelivered.ts'
