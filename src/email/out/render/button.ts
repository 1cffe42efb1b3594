// A link that is drawn as a button. Word, which draws the mails of Outlook, gives padding to cells of tables and to nothing within a line:
// so each is a small table, side by side where there is room, one below the other in Outlook.
import type { Element } from './html.ts'

const blue = '#0b5cad'

interface Button {
  href: string
  /** Beside the one that is expected. */
  second: boolean
}

const element = (tagName: string, properties: Record<string, unknown>, children: Element[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})

export function button({ children = [] }: Element, { href, second }: Button): Element {
  const [back, front] = second ? ['#ffffff', blue] : [blue, '#ffffff']
  const link = element(
    'a',
    {
      href,
      class: second ? 'second' : 'button',
      style: `display:inline-block;padding:9px 16px;color:${front};font-weight:600;text-decoration:none;mso-padding-alt:0`,
    },
    children,
  )
  const cell = element(
    'td',
    {
      class: second ? 'second' : 'button',
      bgcolor: back,
      style: `border:1px solid ${blue};border-radius:6px;background-color:${back};mso-padding-alt:9px 16px`,
    },
    [link],
  )
  return element(
    'table',
    {
      role: 'presentation',
      cellpadding: '0',
      cellspacing: '0',
      border: '0',
      style: 'display:inline-table;margin:0 8px 10px 0;vertical-align:top',
    },
    [element('tbody', {}, [element('tr', {}, [cell])])],
  )
}
