// By which way words came in.
import { BellRing, Code, Globe, Mail, MessageSquare, Phone } from 'lucide-react'
import { tip } from '../../ui/tip.ts'
import type { Ticket } from '../ticket/sides.ts'

type Channel = Ticket['channel']

const channels = {
  email: { Icon: Mail, word: 'E-mail' },
  portal: { Icon: Globe, word: 'Portal' },
  chat: { Icon: MessageSquare, word: 'Chat' },
  api: { Icon: Code, word: 'API' },
  phone: { Icon: Phone, word: 'Phone' },
  alert: { Icon: BellRing, word: 'Alert' },
} satisfies Record<Channel, { Icon: typeof Mail; word: string }>

export const channelWord = (channel: Channel) => channels[channel].word

export function ChannelIcon({ channel, className }: { channel: Channel; className?: string }) {
  const { Icon } = channels[channel]
  return <Icon aria-hidden className={className} />
}

/** Alone, with its word for those who cannot see it. */
export function ChannelMark({ channel }: { channel: Channel }) {
  const word = `By ${channelWord(channel).replace(/^[EPC]/, (letter) => letter.toLowerCase())}`
  return (
    <span className="inline-flex text-muted" {...tip(word)}>
      <ChannelIcon channel={channel} className="size-3.5" />
      <span className="sr-only">{word}</span>
    </span>
  )
}
