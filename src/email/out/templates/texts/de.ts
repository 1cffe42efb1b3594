// What the desk mails, in German.
import { subject, type Texts } from './model.ts'

export const de: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

wir haben Ihre Anfrage erhalten. Sie ist Ticket **{{ticket.number}}**; jemand wird sie sich ansehen und Ihnen hier antworten.

Um etwas zu ergänzen, antworten Sie auf diese E-Mail.

[Ticket öffnen]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** schrieb:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** schrieb zu {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Ticket öffnen]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

Ihre Anfrage **{{ticket.number}}** ist gelöst:

{{resolution}}

Funktioniert alles wieder?

[Ja, es ist behoben]({{confirm.link}}) [Nein, bitte noch einmal ansehen]({{reopen.link}})

Sie können auch auf diese E-Mail antworten.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

wir haben **{{ticket.number}}** geschlossen, weil die Anfrage gelöst war und wir nichts mehr gehört haben.

Falls es nicht behoben ist, antworten Sie auf diese E-Mail.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nIhre Anfrage **{{ticket.number}}** ist wieder offen. Wir sehen sie uns noch einmal an.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

wir warten auf Ihre Antwort, damit es mit **{{ticket.number}}** weitergehen kann. Das haben wir zuletzt geschrieben:

{{message}}

Bitte antworten Sie auf diese E-Mail. Falls es sich erledigt hat, sagen Sie uns auch das.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
    request: 'Ihre Anfrage',
    earlier: 'Bisher zu diesem Ticket',
    wrote: (name, at) => `${name} schrieb am ${at}:`,
    above: 'Bitte schreiben Sie Ihre Antwort über diese Zeile.',
    files: 'Dateien, die für eine E-Mail zu groß sind:',
    filesUntil: (day) => `Die Links gelten bis ${day}. Danach melden Sie sich an oder antworten Sie auf diese E-Mail.`,
    openAgain: 'Das Ticket ist wieder offen.',
    stop: 'Keine E-Mails mehr zu diesem Ticket',
    stopReminders: 'Keine Erinnerungen mehr zu diesem Ticket',
    whyCopy: (number) => `Sie erhalten dies, weil Sie bei ${number} in Kopie stehen.`,
    whyWork: (number) => `Sie erhalten dies, weil Sie an ${number} arbeiten oder es beobachten.`,
  },
}
