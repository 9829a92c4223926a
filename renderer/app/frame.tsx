import {
  CalendarDays,
  CircleHelp,
  FilePlus2,
  Images,
  Inbox,
  Lock,
  LogOut,
  type LucideIcon,
  Package,
  Search,
  Settings,
  Stamp,
} from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { CalendarScreen } from '../calendar/index.ts'
import { Desk, useLooking, useUnread } from '../desk/index.ts'
import { MediaScreen } from '../media/index.ts'
import { PackagesScreen } from '../packages/index.ts'
import { ChangePasswordDialog } from '../session/change-password.tsx'
import { PersonMenu } from '../session/person-menu.tsx'
import { SettingsScreen } from '../settings/index.ts'
import { Banner, Button, Icon, Spinner } from '../ui/index.ts'
import { useWatch } from './changes.ts'
import { type Command, shownKeys, useCommandKeys, useCommands } from './commands.ts'
import { useEngine } from './engine.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useNewArticle } from './new-article.ts'
import { Palette } from './palette.tsx'
import { PlaceProvider, type Screen, type Somewhere, screens, usePlace } from './place.tsx'
import { usePerson, useSession } from './session.tsx'
import { shell } from './shell.ts'
import { ShortcutsDialog } from './shortcuts.tsx'
import { useWords } from './words.ts'

// The editor is half of the window's code; the desk need not wait for it.
const readArticleScreen = () => import('../article/index.ts')
const ArticleScreen = lazy(async () => ({ default: (await readArticleScreen()).ArticleScreen }))
// By itself, since the desk that shows it must not wait for the editor.
const KeptNotice = lazy(async () => ({
  default: (await import('../article/kept-notice.tsx')).KeptNotice,
}))

const ApprovalScreen = lazy(async () => ({ default: (await import('../approval/index.ts')).ApprovalScreen }))

const icons: Record<Screen, LucideIcon> = {
  desk: Inbox,
  calendar: CalendarDays,
  packages: Package,
  media: Images,
  settings: Settings,
}

/** What surrounds the screens once somebody is signed in. */
export function Frame() {
  const { newsroom, connection } = useSession()
  const person = usePerson()
  useWatch(connection)
  return (
    <PlaceProvider key={person.id} owner={`${newsroom.id}.${person.id}`}>
      <Inside />
    </PlaceProvider>
  )
}

type OpenDialog = 'palette' | 'shortcuts' | 'password' | null

function Inside() {
  const words = useWords()
  const { newsroom, signOut, lock } = useSession()
  const { state } = useEngine()
  const { place, go, closeArticle } = usePlace()
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const isMac = shell().platform === 'darwin'
  const writes = usePerson().roles.includes('writer')
  const { create } = useNewArticle()
  const unread = useUnread()
  useLooking(place.article)
  const approves = usePerson().roles.includes('approver')

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'palette',
        label: words.app.findLabel,
        icon: Search,
        keys: 'Ctrl+K',
        run: () => setDialog('palette'),
      },
      ...(writes
        ? [
            {
              id: 'newArticle',
              label: words.desk.newArticle,
              icon: FilePlus2,
              keys: 'Ctrl+N',
              run: () => void create(),
            },
          ]
        : []),
      ...screens.map((screen, index) => ({
        id: `screen.${screen}`,
        label: words.app.goTo(words.app[screen]),
        icon: icons[screen],
        keys: `Alt+${index + 1}`,
        run: () => go({ screen }),
      })),
      ...(approves
        ? [
            {
              id: 'approval',
              label: words.approval.command,
              icon: Stamp,
              run: () => go({ screen: 'approval' }),
            },
          ]
        : []),
      { id: 'lock', label: words.app.lock, icon: Lock, keys: 'Ctrl+Shift+L', run: () => void lock() },
      { id: 'signOut', label: words.app.signOut, icon: LogOut, run: () => void signOut() },
      {
        id: 'shortcuts',
        label: words.app.shortcuts,
        icon: CircleHelp,
        keys: 'F1',
        run: () => setDialog('shortcuts'),
      },
    ],
    [words, writes, create, go, lock, signOut, approves],
  )
  useCommands(commands)
  useCommandKeys(isMac)

  const main = useRef<HTMLElement>(null)
  const where = `${place.screen}.${place.article}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the person has gone elsewhere
  useEffect(() => {
    // What had the focus went with the screen before; the keyboard goes on in the new one.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [where])

  useEffect(() => {
    // By the time somebody opens an article, its screen has been read.
    const idle = requestIdleCallback(() => void readArticleScreen(), { timeout: 2_000 })
    return () => cancelIdleCallback(idle)
  }, [])

  const here = place.screen === 'approval' ? words.approval.title : words.app[place.screen]
  const title = `${place.article ? words.app.article : here} – ${newsroom.name} – ${words.product}`
  useEffect(() => {
    document.title = title
  }, [title])

  return (
    <div className="app-frame" data-covered={place.article ? 'article' : undefined}>
      <a className="app-skip" href="#main">
        {words.app.skipToMain}
      </a>
      <nav className="app-nav" aria-label={words.app.navigation}>
        <p className="app-newsroom" title={newsroom.name}>
          {newsroom.name}
        </p>
        {newsroom.sample && <p className="app-sample">{words.app.sampleMark}</p>}
        <Button className="app-find" icon={Search} onPress={() => setDialog('palette')}>
          <span className="app-find-words">{words.app.findShort}</span>
          <span className="ui-keys">{shownKeys('Ctrl+K', isMac)}</span>
        </Button>
        <ul className="app-screens">
          {screens.map(screen => (
            <li key={screen}>
              <a
                href={`#${screen}`}
                className="app-screen"
                aria-current={place.screen === screen ? 'page' : undefined}
                onClick={event => {
                  event.preventDefault()
                  go({ screen })
                }}
              >
                <Icon of={icons[screen]} />
                <span>{words.app[screen]}</span>
                {screen === 'desk' && unread > 0 && (
                  <span className="app-unread" title={words.news.unread(unread)}>
                    {unread > 99 ? '99+' : unread}
                    <span className="ui-hidden"> {words.news.unread(unread)}</span>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
        <PersonMenu
          onChangePassword={() => setDialog('password')}
          onShortcuts={() => setDialog('shortcuts')}
        />
      </nav>
      <div className="app-stage">
        {state === 'lost' && <Banner tone="warning">{words.app.engineLostBanner}</Banner>}
        <Suspense fallback={null}>
          <KeptNotice />
        </Suspense>
        <main ref={main} id="main" className="app-main" tabIndex={-1}>
          <ErrorBoundary key={where}>
            {place.article ? (
              <Suspense fallback={<Spinner>{words.ui.loading}</Spinner>}>
                <ArticleScreen key={place.article} id={place.article} onClose={closeArticle} />
              </Suspense>
            ) : (
              <CurrentScreen screen={place.screen} />
            )}
          </ErrorBoundary>
        </main>
      </div>
      <Palette isOpen={dialog === 'palette'} onClose={() => setDialog(null)} />
      <ShortcutsDialog isOpen={dialog === 'shortcuts'} onClose={() => setDialog(null)} />
      <ChangePasswordDialog isOpen={dialog === 'password'} onClose={() => setDialog(null)} />
    </div>
  )
}

function CurrentScreen({ screen }: { screen: Somewhere }) {
  const words = useWords()
  switch (screen) {
    case 'approval':
      return (
        <Suspense fallback={<Spinner>{words.ui.loading}</Spinner>}>
          <ApprovalScreen />
        </Suspense>
      )
    case 'desk':
      return <Desk />
    case 'calendar':
      return <CalendarScreen />
    case 'packages':
      return <PackagesScreen />
    case 'media':
      return <MediaScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
