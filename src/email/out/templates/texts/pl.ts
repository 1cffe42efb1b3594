// What the desk mails, in Polish.
import { subject, type Texts } from './model.ts'

export const pl: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

otrzymaliśmy Państwa zgłoszenie. Ma numer **{{ticket.number}}**; ktoś się nim zajmie i odpowie tutaj.

Aby coś dodać, prosimy odpowiedzieć na tę wiadomość.

[Otwórz zgłoszenie]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** pisze:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** pisze w {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Otwórz zgłoszenie]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

Państwa zgłoszenie **{{ticket.number}}** zostało rozwiązane:

{{resolution}}

Czy wszystko znów działa?

[Tak, naprawione]({{confirm.link}}) [Nie, proszę sprawdzić ponownie]({{reopen.link}})

Można też odpowiedzieć na tę wiadomość.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

zamknęliśmy **{{ticket.number}}**, ponieważ zgłoszenie było rozwiązane i nie otrzymaliśmy dalszych wiadomości.

Jeśli problem nadal występuje, prosimy odpowiedzieć na tę wiadomość.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nPaństwa zgłoszenie **{{ticket.number}}** jest znów otwarte. Przyjrzymy mu się jeszcze raz.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

czekamy na Państwa odpowiedź, aby kontynuować **{{ticket.number}}**. Oto nasza ostatnia wiadomość:

{{message}}

Prosimy odpowiedzieć na tę wiadomość. Jeśli sprawa jest załatwiona, prosimy o informację.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Dzień dobry, ${name}!` : 'Dzień dobry!'),
    request: 'Państwa zgłoszenie',
    earlier: 'Wcześniej w tym zgłoszeniu',
    wrote: (name, at) => `${name} pisze (${at}):`,
    above: 'Prosimy pisać odpowiedź powyżej tej linii.',
    files: 'Pliki zbyt duże na wiadomość:',
    filesUntil: (day) => `Linki działają do ${day}. Później prosimy się zalogować lub odpowiedzieć na tę wiadomość.`,
    openAgain: 'Zgłoszenie jest znów otwarte.',
    stop: 'Nie otrzymuj więcej wiadomości o tym zgłoszeniu',
    stopReminders: 'Nie otrzymuj więcej przypomnień o tym zgłoszeniu',
    whyCopy: (number) => `Otrzymują to Państwo jako odbiorca kopii w ${number}.`,
    whyWork: (number) => `Otrzymują to Państwo, pracując nad ${number} lub obserwując je.`,
  },
}
