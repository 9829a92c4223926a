import {
  Archive,
  BellRing,
  CalendarClock,
  CirclePause,
  Inbox,
  Layers,
  type LucideIcon,
  UserPen,
} from 'lucide-react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { State } from '../../shared/workflow/index.ts'
import { type AllWords, useWords } from '../app/words.ts'
import { Icon, stateIcons } from '../ui/index.ts'
import { type GroupName, groupNames, statesOf } from './groups.ts'

/** How many articles each state holds, and how many wait for the person. */
export interface Counts {
  states: Record<State, number>
  mine: number
  late: number
  total: number
}

/** A group's name in words. */
export function groupLabel(group: GroupName, words: AllWords): string {
  switch (group) {
    case 'waiting':
      return words.desk.waiting
    case 'news':
      return words.news.title
    case 'late':
      return words.board.late
    case 'mine':
      return words.desk.mine
    case 'aside':
      return words.desk.aside
    case 'all':
      return words.desk.all
    default:
      return words.states[group]
  }
}

/** A group's sign. */
export function groupIcon(group: GroupName): LucideIcon {
  switch (group) {
    case 'waiting':
      return Inbox
    case 'news':
      return BellRing
    case 'late':
      return CalendarClock
    case 'mine':
      return UserPen
    case 'aside':
      return CirclePause
    case 'archived':
      return Archive
    case 'all':
      return Layers
    default:
      return stateIcons[group]
  }
}

function countOf(group: GroupName, counts: Counts | undefined, unread: number): number | null {
  if (group === 'news') return unread
  if (!counts || group === 'mine') return null
  if (group === 'late') return counts.late
  if (group === 'waiting') return counts.mine
  if (group === 'all') return counts.total
  return statesOf(group).reduce((sum, state) => sum + counts.states[state], 0)
}

/** Groups that are not made of states. */
const beside: readonly GroupName[] = ['waiting', 'news', 'late', 'mine']

/** The desk's groups with their counts; arrows choose. */
export function GroupList({
  selected,
  onSelect,
  counts,
  unread,
}: {
  selected: GroupName
  onSelect: (group: GroupName) => void
  counts: Counts | undefined
  /** How much news the person has not read. */
  unread: number
}) {
  const words = useWords()
  const item = (group: GroupName) => {
    const count = countOf(group, counts, unread)
    const label = groupLabel(group, words)
    return (
      <ListBoxItem
        key={group}
        id={group}
        textValue={count === null ? label : `${label}, ${count}`}
        className="desk-group"
      >
        <Icon of={groupIcon(group)} size={16} />
        <span className="app-one-line">{label}</span>
        {count !== null && (
          <span
            className="desk-count"
            data-none={count === 0 || undefined}
            data-urgent={(count > 0 && (group === 'late' || group === 'news')) || undefined}
          >
            {count.toLocaleString('vi-VN')}
          </span>
        )}
      </ListBoxItem>
    )
  }
  return (
    <ListBox
      className="desk-groups"
      aria-label={words.desk.groups}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={keys => {
        const chosen = groupNames.find(group => keys !== 'all' && keys.has(group))
        if (chosen) onSelect(chosen)
      }}
    >
      {beside.map(item)}
      <ListBoxSection>
        <Header className="ui-menu-heading">{words.desk.byState}</Header>
        {groupNames.filter(group => !beside.includes(group)).map(item)}
      </ListBoxSection>
    </ListBox>
  )
}
