// The mark of a requester who is looked after first. For agents only.
import { tip } from '../ui/tip.ts'

export const Vip = () => (
  <span
    className="shrink-0 rounded-sm border border-line-strong px-1 text-xs leading-4 text-accent-text"
    {...tip('Marked as VIP')}
  >
    VIP
  </span>
)
