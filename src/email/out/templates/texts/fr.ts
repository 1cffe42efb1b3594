// What the desk mails, in French.
import { subject, type Texts } from './model.ts'

export const fr: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

nous avons bien reçu votre demande. Elle porte le numéro **{{ticket.number}}** ; quelqu’un va l’examiner et vous répondra ici.

Pour ajouter quelque chose, répondez à ce message.

[Ouvrir le ticket]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** a écrit :\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** a écrit sur {{ticket.number}}, *{{ticket.title}}* :

{{message}}

[Ouvrir le ticket]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

votre demande **{{ticket.number}}** est résolue :

{{resolution}}

Tout fonctionne-t-il à nouveau ?

[Oui, c’est réglé]({{confirm.link}}) [Non, à revoir]({{reopen.link}})

Vous pouvez aussi répondre à ce message.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

nous avons clos **{{ticket.number}}** : la demande était résolue et nous n’avons plus eu de nouvelles.

Si ce n’est pas réglé, répondez à ce message.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nvotre demande **{{ticket.number}}** est rouverte. Nous allons l’examiner à nouveau.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

nous attendons votre réponse pour continuer sur **{{ticket.number}}**. Voici notre dernier message :

{{message}}

Merci de répondre à ce message. Si tout est réglé, dites-le-nous aussi.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    request: 'Votre demande',
    earlier: 'Précédemment sur ce ticket',
    wrote: (name, at) => `${name} a écrit le ${at} :`,
    above: 'Merci d’écrire votre réponse au-dessus de cette ligne.',
    files: 'Fichiers trop volumineux pour un message :',
    filesUntil: (day) => `Les liens sont valables jusqu’au ${day}. Ensuite, connectez-vous ou répondez à ce message.`,
    openAgain: 'Le ticket est rouvert.',
    stop: 'Ne plus recevoir de messages sur ce ticket',
    stopReminders: 'Ne plus recevoir de rappels sur ce ticket',
    whyCopy: (number) => `Vous recevez ceci parce que vous êtes en copie de ${number}.`,
    whyWork: (number) => `Vous recevez ceci parce que vous travaillez sur ${number} ou le suivez.`,
  },
}
