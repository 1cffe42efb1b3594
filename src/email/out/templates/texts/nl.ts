// What the desk mails, in Dutch.
import { subject, type Texts } from './model.ts'

export const nl: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

we hebben uw verzoek ontvangen. Het is ticket **{{ticket.number}}**; iemand bekijkt het en antwoordt u hier.

Wilt u iets toevoegen? Beantwoord dan deze e-mail.

[Ticket openen]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** schreef:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** schreef bij {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Ticket openen]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

uw verzoek **{{ticket.number}}** is opgelost:

{{resolution}}

Werkt alles weer?

[Ja, het is opgelost]({{confirm.link}}) [Nee, kijk er nog eens naar]({{reopen.link}})

U kunt deze e-mail ook beantwoorden.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

we hebben **{{ticket.number}}** gesloten, omdat het was opgelost en we niets meer hoorden.

Is het niet verholpen? Beantwoord dan deze e-mail.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nuw verzoek **{{ticket.number}}** staat weer open. We kijken er nog eens naar.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

we wachten op uw antwoord om verder te kunnen met **{{ticket.number}}**. Dit schreven we het laatst:

{{message}}

Beantwoord deze e-mail, alstublieft. Is het al in orde, laat ons ook dat weten.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Hallo ${name},` : 'Hallo,'),
    request: 'Uw verzoek',
    earlier: 'Eerder bij dit ticket',
    wrote: (name, at) => `${name} schreef op ${at}:`,
    above: 'Schrijf uw antwoord boven deze regel.',
    files: 'Bestanden die te groot zijn voor een e-mail:',
    filesUntil: (day) => `De links werken tot ${day}. Meld u daarna aan of beantwoord deze e-mail.`,
    openAgain: 'Het ticket staat weer open.',
    stop: 'Geen e-mail meer over dit ticket',
    stopReminders: 'Geen herinneringen meer over dit ticket',
    whyCopy: (number) => `U ontvangt dit omdat u bij ${number} in kopie staat.`,
    whyWork: (number) => `U ontvangt dit omdat u aan ${number} werkt of het volgt.`,
  },
}
