// What the desk mails, in Italian.
import { subject, type Texts } from './model.ts'

export const it: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

abbiamo ricevuto la sua richiesta. È il ticket **{{ticket.number}}**; qualcuno la esaminerà e le risponderà qui.

Per aggiungere qualcosa, risponda a questa e-mail.

[Apri il ticket]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** ha scritto:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** ha scritto su {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Apri il ticket]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

la sua richiesta **{{ticket.number}}** è risolta:

{{resolution}}

Funziona di nuovo tutto?

[Sì, è risolto]({{confirm.link}}) [No, ricontrollate]({{reopen.link}})

Può anche rispondere a questa e-mail.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

abbiamo chiuso **{{ticket.number}}** perché era risolto e non abbiamo avuto altre notizie.

Se il problema rimane, risponda a questa e-mail.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nla sua richiesta **{{ticket.number}}** è di nuovo aperta. La esamineremo ancora.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

aspettiamo la sua risposta per andare avanti con **{{ticket.number}}**. Ecco il nostro ultimo messaggio:

{{message}}

Risponda a questa e-mail, per favore. Se è tutto a posto, ci dica anche questo.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Buongiorno ${name},` : 'Buongiorno,'),
    request: 'La sua richiesta',
    earlier: 'In precedenza su questo ticket',
    wrote: (name, at) => `${name} ha scritto il ${at}:`,
    above: 'Scriva la sua risposta sopra questa riga.',
    files: 'File troppo grandi per un’e-mail:',
    filesUntil: (day) => `I link funzionano fino al ${day}. Dopo, acceda o risponda a questa e-mail.`,
    openAgain: 'Il ticket è di nuovo aperto.',
    stop: 'Non ricevere più e-mail su questo ticket',
    stopReminders: 'Non ricevere più solleciti su questo ticket',
    whyCopy: (number) => `Riceve questa e-mail perché è in copia su ${number}.`,
    whyWork: (number) => `Riceve questa e-mail perché lavora su ${number} o lo segue.`,
  },
}
