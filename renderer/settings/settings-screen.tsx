import {
  Building2,
  FileStack,
  Info,
  KeyRound,
  ListChecks,
  ListTree,
  type LucideIcon,
  ScrollText,
  SlidersHorizontal,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlace } from '../app/place.tsx'
import { usePerson } from '../app/session.tsx'
import { type AllWords, useWords } from '../app/words.ts'
import { Tabs } from '../ui/index.ts'
import { About } from './about.tsx'
import { CheckSettings } from './checks/checks.tsx'
import { HouseStyleSettings } from './house-style.tsx'
import { KeySettings } from './key.tsx'
import { Log } from './log.tsx'
import { OrganisationSettings } from './organisation.tsx'
import { People } from './people.tsx'
import { Sections } from './sections.tsx'
import './settings.css'
import { TemplateSettings } from './templates/index.ts'

const pages = [
  'organisation',
  'sections',
  'templates',
  'houseStyle',
  'checks',
  'people',
  'key',
  'log',
  'about',
] as const
type Page = (typeof pages)[number]

/** Pages with more words than a name have theirs inside. */
function labelOf(page: Page, words: AllWords['settings']): string {
  if (page === 'templates') return words.templates.title
  return page === 'checks' ? words.checks.tab : words[page]
}

/** The newsroom's settings, its people and its log. Everybody may look; the engine says who may change. */
export function SettingsScreen() {
  const words = useWords()
  const { place, go } = usePlace()
  const person = usePerson()
  const icons: Record<Page, LucideIcon> = {
    organisation: Building2,
    sections: ListTree,
    templates: FileStack,
    houseStyle: SlidersHorizontal,
    checks: ListChecks,
    people: Users,
    key: KeyRound,
    log: ScrollText,
    about: Info,
  }
  const contents: Record<Page, () => ReactNode> = {
    organisation: () => <OrganisationSettings />,
    sections: () => <Sections />,
    templates: () => <TemplateSettings />,
    houseStyle: () => <HouseStyleSettings />,
    checks: () => <CheckSettings />,
    people: () => <People />,
    key: () => <KeySettings />,
    log: () => <Log />,
    about: () => <About />,
  }
  // Who may not read the log is not shown a door to it.
  const readsLog = person.roles.some(role => ['administrator', 'secretary', 'approver'].includes(role))
  const offered = pages.filter(page => page !== 'log' || readsLog)
  const page = offered.find(name => name === place.part) ?? 'organisation'
  return (
    <>
      <header className="app-head">
        <h1>{words.settings.title}</h1>
      </header>
      <Tabs
        vertical
        className="settings-tabs"
        label={words.settings.title}
        selected={page}
        onSelect={part => go({ part })}
        tabs={offered.map(name => ({
          id: name,
          label: labelOf(name, words.settings),
          icon: icons[name],
          content: page === name ? contents[name]() : null,
        }))}
      />
    </>
  )
}
