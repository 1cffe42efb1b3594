// What the desk mails, in Spanish.
import { subject, type Texts } from './model.ts'

export const es: Texts = {
  templates: {
    acknowledgement: {
      subject,
      body: `{{greeting}}

hemos recibido su solicitud. Es el ticket **{{ticket.number}}**; alguien la revisará y le responderá aquí.

Para añadir algo, responda a este correo.

[Abrir el ticket]({{ticket.link}})`,
    },
    reply: { subject, body: '{{message}}' },
    copy: { subject, body: '**{{author.name}}** escribió:\n\n{{message}}' },
    notice: {
      subject,
      body: `**{{author.name}}** escribió en {{ticket.number}}, *{{ticket.title}}*:

{{message}}

[Abrir el ticket]({{ticket.link}})`,
    },
    resolution: {
      subject,
      body: `{{greeting}}

su solicitud **{{ticket.number}}** está resuelta:

{{resolution}}

¿Funciona todo de nuevo?

[Sí, está resuelto]({{confirm.link}}) [No, revísenlo otra vez]({{reopen.link}})

También puede responder a este correo.`,
    },
    closed: {
      subject,
      body: `{{greeting}}

hemos cerrado **{{ticket.number}}** porque estaba resuelto y no tuvimos más noticias.

Si no está solucionado, responda a este correo.`,
    },
    reopened: {
      subject,
      body: '{{greeting}}\n\nsu solicitud **{{ticket.number}}** está abierta de nuevo. La revisaremos otra vez.\n\n{{message}}',
    },
    reminder: {
      subject,
      body: `{{greeting}}

esperamos su respuesta para continuar con **{{ticket.number}}**. Esto es lo último que escribimos:

{{message}}

Responda a este correo, por favor. Si ya está solucionado, díganoslo también.`,
    },
  },
  words: {
    greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    request: 'Su solicitud',
    earlier: 'Antes en este ticket',
    wrote: (name, at) => `${name} escribió el ${at}:`,
    above: 'Escriba su respuesta por encima de esta línea.',
    files: 'Archivos demasiado grandes para un correo:',
    filesUntil: (day) => `Los enlaces funcionan hasta el ${day}. Después, inicie sesión o responda a este correo.`,
    openAgain: 'El ticket está abierto de nuevo.',
    stop: 'No recibir más correos sobre este ticket',
    stopReminders: 'No recibir más recordatorios sobre este ticket',
    whyCopy: (number) => `Recibe esto porque está en copia en ${number}.`,
    whyWork: (number) => `Recibe esto porque trabaja en ${number} o lo sigue.`,
  },
}
