// What the desk mails, in English.
import { subject, type Texts } from './model.ts'

export const en: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

we have received your request. It is ticket **{{ticket.number}}**; somebody will look at it and answer you here.

To add something, reply to this mail.

[Open the ticket]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** wrote:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** wrote on {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Open the ticket]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

your request **{{ticket.number}}** is resolved:

{{resolution}}

Does everything work again?

[Yes, it is fixed]({{confirm.link}}) [No, look at it again]({{reopen.link}})

You can also reply to this mail.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

we have closed **{{ticket.number}}**, because it was resolved and we heard nothing more.

If it is not fixed, reply to this mail.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nyour request **{{ticket.number}}** is open again. We are looking at it once more.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

we are waiting for your answer, so that we can go on with **{{ticket.number}}**. This is what we wrote last:

{{message}}

Please reply to this mail. If it is settled, tell us that.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
    request: 'Your request',
    earlier: 'Earlier on this ticket',
    wrote: (name, at) => `${name} wrote on ${at}:`,
    above: 'Please write your reply above this line.',
    files: 'Files that are too large for a mail:',
    filesUntil: (day) => `The links work until ${day}. After that, sign in or reply to this mail.`,
    openAgain: 'The ticket is open again.',
    stop: 'Stop mail about this ticket',
    stopReminders: 'Stop reminders about this ticket',
    whyCopy: (number) => `You get this because you are in copy on ${number}.`,
    whyWork: (number) => `You get this because you work on ${number} or watch it.`,
  },
}
