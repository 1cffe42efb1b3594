// What the desk mails, in Portuguese.
import { subject, type Texts } from './model.ts'

export const pt: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

recebemos o seu pedido. É o ticket **{{ticket.number}}**; alguém vai analisá-lo e responder-lhe aqui.

Para acrescentar algo, responda a este e-mail.

[Abrir o ticket]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** escreveu:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** escreveu em {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Abrir o ticket]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

o seu pedido **{{ticket.number}}** está resolvido:

{{resolution}}

Já funciona tudo de novo?

[Sim, está resolvido]({{confirm.link}}) [Não, vejam outra vez]({{reopen.link}})

Também pode responder a este e-mail.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

fechámos **{{ticket.number}}** porque estava resolvido e não tivemos mais notícias.

Se o problema continua, responda a este e-mail.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\no seu pedido **{{ticket.number}}** está aberto de novo. Vamos analisá-lo outra vez.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

aguardamos a sua resposta para continuar com **{{ticket.number}}**. Foi isto que escrevemos por último:

{{message}}

Responda a este e-mail, por favor. Se já está resolvido, diga-nos também.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Olá ${name},` : 'Olá,'),
    request: 'O seu pedido',
    earlier: 'Antes neste ticket',
    wrote: (name, at) => `${name} escreveu em ${at}:`,
    above: 'Escreva a sua resposta acima desta linha.',
    files: 'Ficheiros demasiado grandes para um e-mail:',
    filesUntil: (day) => `As ligações funcionam até ${day}. Depois disso, inicie sessão ou responda a este e-mail.`,
    openAgain: 'O ticket está aberto de novo.',
    stop: 'Não receber mais e-mails sobre este ticket',
    stopReminders: 'Não receber mais lembretes sobre este ticket',
    whyCopy: (number) => `Recebe isto porque está em cópia em ${number}.`,
    whyWork: (number) => `Recebe isto porque trabalha em ${number} ou o segue.`,
  },
}
