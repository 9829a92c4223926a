import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { classes } from './buttons.tsx'
import { Icon } from './icon.tsx'

export interface TabEntry {
  id: string
  label: string
  icon?: LucideIcon | undefined
  /** A number beside the label; said as part of it. */
  count?: number | undefined
  content: ReactNode
}

export interface TabsProps {
  label: string
  tabs: readonly TabEntry[]
  selected: string
  onSelect: (id: string) => void
  vertical?: boolean
  className?: string
}

/** Pages in one place, one shown at a time. Only the shown one is in the document. */
export function Tabs({ label, tabs, selected, onSelect, vertical = false, className }: TabsProps) {
  return (
    <AriaTabs
      className={classes('ui-tabs', className)}
      orientation={vertical ? 'vertical' : 'horizontal'}
      selectedKey={selected}
      onSelectionChange={key => onSelect(String(key))}
    >
      <TabList className="ui-tab-list" aria-label={label}>
        {tabs.map(tab => (
          <Tab key={tab.id} id={tab.id} className="ui-tab">
            {tab.icon && <Icon of={tab.icon} size={16} />}
            <span>{tab.label}</span>
            {tab.count !== undefined && <span className="ui-count">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(tab => (
        <TabPanel key={tab.id} id={tab.id} className="ui-tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
