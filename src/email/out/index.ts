// The face of what leaves by mail, for the other rooms of this module.
export { boxesOf, forgetBoxes } from './boxes.ts'
export { deskMark } from './compose/head.ts'
export { planMail } from './reactions.ts'
export { sendingService } from './send/service.ts'
export { automaticSentTo, type Sent, sentBy } from './sent-by.ts'
export { noteBounce } from './undelivered.ts'
