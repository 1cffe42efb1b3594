// What axe finds wrong with a page by WCAG 2.2 AA, in light and in dark.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// The colours of the other scheme are there with the next frame; what still moves is let end.
const painted = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)))`

/**
 * One line for each element with a serious or critical violation; empty is good. Nothing is excluded but the focus guards of an open
 * overlay: Base UI puts them around it so that Tab stays inside, they are in the tab order on purpose and hold nothing.
 */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(painted)
    const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]')
    // The dark page is the same page: only its colours have to be looked at again.
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(levels)
      : axe.withRules('color-contrast')
    ).analyze()
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        for (const { target, failureSummary } of nodes)
          found.push(`${colorScheme}: ${id} at ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`)
  }
  return found
}
