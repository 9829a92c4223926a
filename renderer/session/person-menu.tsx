import { CircleHelp, CircleUser, DoorOpen, KeyRound, Lock, LogOut } from 'lucide-react'
import { shownKeys } from '../app/commands.ts'
import { LanguageSwitch } from '../app/language-switch.tsx'
import { usePerson, useSession } from '../app/session.tsx'
import { shell } from '../app/shell.ts'
import { chooseTheme, type Theme, themes, useTheme } from '../app/theme.ts'
import { useWords } from '../app/words.ts'
import { Button, Icon, Menu, MenuTrigger, Popover } from '../ui/index.ts'

/** Who is signed in, and what they may set for themselves. */
export function PersonMenu({
  onChangePassword,
  onShortcuts,
}: {
  onChangePassword: () => void
  onShortcuts: () => void
}) {
  const words = useWords()
  const person = usePerson()
  const { signOut, lock, closeNewsroom } = useSession()
  const theme = useTheme()
  const isMac = shell().platform === 'darwin'

  const themeNames: Record<Theme, string> = {
    system: words.app.themeSystem,
    light: words.app.themeLight,
    dark: words.app.themeDark,
  }
  const roles = person.roles.map(role => words.roles[role]).join(', ')

  return (
    <div className="session-person">
      <LanguageSwitch />
      <MenuTrigger>
        <Button variant="plain" className="session-person-button">
          <Icon of={CircleUser} />
          <span className="session-person-words">
            <span className="app-one-line">
              <span className="ui-hidden">{words.app.account} </span>
              {person.name}
            </span>
            <span className="session-roles app-one-line">{roles || words.settings.noRoles}</span>
          </span>
        </Button>
        <Popover className="ui-popover ui-menu-popover" placement="top start" offset={4}>
          <Menu
            label={words.app.personMenu(person.name)}
            entries={[
              {
                id: 'changePassword',
                label: words.app.changePassword,
                icon: KeyRound,
                onAction: onChangePassword,
              },
              {
                id: 'theme',
                heading: words.app.theme,
                entries: themes.map(name => ({
                  id: `theme.${name}`,
                  label: themeNames[name],
                  isChosen: name === theme,
                  onAction: () => chooseTheme(name),
                })),
              },
              { id: 'line', separator: true },
              {
                id: 'shortcuts',
                label: words.app.shortcuts,
                icon: CircleHelp,
                keys: 'F1',
                onAction: onShortcuts,
              },
              {
                id: 'lock',
                label: words.app.lock,
                icon: Lock,
                keys: shownKeys('Ctrl+Shift+L', isMac),
                onAction: () => void lock(),
              },
              { id: 'signOut', label: words.app.signOut, icon: LogOut, onAction: () => void signOut() },
              {
                id: 'close',
                label: words.app.closeNewsroom,
                icon: DoorOpen,
                onAction: () => void closeNewsroom(),
              },
            ]}
          />
        </Popover>
      </MenuTrigger>
    </div>
  )
}
