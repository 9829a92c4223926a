import { useQuery } from '@tanstack/react-query'
import { CalendarClock, Columns3, Rows3, UserPen, X } from 'lucide-react'
import type { DeskFilter } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { useWords } from '../app/words.ts'
import { Button, Select, ToggleButton, Toolbar } from '../ui/index.ts'
import { isFiltering, noFilter, useDeskView } from './view.ts'

const any = ''

/** How the desk is looked at, and which articles it shows; kept for the person. */
export function Filters({
  narrow,
}: {
  /** Whether there are articles here that can be left out. */ narrow: boolean
}) {
  const words = useWords().board
  const { view, change } = useDeskView()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div role="group" className="desk-filters" aria-label={words.filters}>
      <Toolbar aria-label={words.shape}>
        {(['list', 'board'] as const).map(shape => (
          <ToggleButton
            key={shape}
            wordy
            label={words[shape]}
            icon={shape === 'list' ? Rows3 : Columns3}
            isSelected={view.shape === shape}
            onChange={() => change({ shape })}
          />
        ))}
      </Toolbar>
      {view.shape === 'board' && (
        <Select
          labelHidden
          label={words.columns}
          choices={[
            { value: 'state', label: words.byState },
            { value: 'assignee', label: words.byAssignee },
          ]}
          value={view.columns}
          onChange={columns => change({ columns })}
        />
      )}
      <span className="desk-filters-gap" />
      {narrow && <Conditions />}
    </div>
  )
}

/** Which articles are shown. */
function Conditions() {
  const words = useWords().board
  const { queries } = useEngine()
  const { view, filterBy } = useDeskView()
  const settings = useQuery(queries.settings.get.queryOptions())
  const people = useQuery(queries.people.list.queryOptions())
  const { filter } = view

  const sections = (settings.data?.sections ?? []).filter(
    ({ name, closed }) => !closed || name === filter.section,
  )
  const known = (people.data ?? []).filter(({ id, disabled }) => !disabled || id === filter.person)
  return (
    <>
      <Select
        labelHidden
        label={words.section}
        choices={[
          { value: any, label: words.anySection },
          ...sections.map(({ name }) => ({ value: name, label: name })),
        ]}
        value={filter.section ?? any}
        onChange={section => filterBy({ section: section === any ? null : section })}
      />
      <Select
        labelHidden
        label={words.person}
        choices={[
          { value: any, label: words.anyPerson },
          ...known.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.person ?? any}
        onChange={person => filterBy({ person: person === any ? null : person })}
      />
      <Toolbar aria-label={words.filters}>
        <ToggleButton
          wordy
          label={words.late}
          icon={CalendarClock}
          isSelected={filter.late}
          onChange={late => filterBy({ late })}
        />
        <ToggleButton
          wordy
          label={words.mine}
          icon={UserPen}
          isSelected={filter.mine}
          onChange={mine => filterBy({ mine })}
        />
      </Toolbar>
      {isFiltering(filter) && <ClearFilters />}
    </>
  )
}

/** Shows everything again. */
export function ClearFilters() {
  const words = useWords().board
  const { filterBy } = useDeskView()
  return (
    <Button small variant="plain" icon={X} onPress={() => filterBy(noFilter)}>
      {words.clear}
    </Button>
  )
}

/** What a list asks the engine for besides its states. */
export const asked = ({ section, person, late, mine }: DeskFilter) => ({ section, person, late, mine })
