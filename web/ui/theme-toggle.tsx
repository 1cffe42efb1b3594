// Light, dark, or as the system says.
import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from './icon-button.tsx'
import type { MenuEntry } from './menu.tsx'
import { Menu } from './menu.tsx'
import type { Theme } from './theme.ts'
import { setTheme, useTheme } from './theme.ts'

const themes: { theme: Theme; label: string; Icon: typeof Sun }[] = [
  { theme: 'system', label: 'Like the system', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
]

/** For a menu that has other entries as well. */
export function useThemeEntries(): MenuEntry[] {
  const current = useTheme()
  return themes.map(({ theme, label }) => ({
    kind: 'choice',
    label,
    checked: theme === current,
    onSelect: () => setTheme(theme),
  }))
}

export function ThemeToggle() {
  const current = useTheme()
  const { Icon } = themes.find(({ theme }) => theme === current) ?? { Icon: Monitor }
  return (
    <Menu
      label="Theme"
      align="end"
      entries={useThemeEntries()}
      trigger={<IconButton label="Theme" icon={<Icon />} />}
    />
  )
}
