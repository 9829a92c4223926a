import type { ReactNode } from 'react'
import { usePerson } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Panel } from '../ui/index.ts'

/** Whether the person may change the settings. */
export function useMayChange(): boolean {
  return usePerson().roles.includes('administrator')
}

/** A page of the settings: its title, what it is for, and that it is only to look at, where it is. */
export function SettingPage({
  title,
  about,
  actions,
  readOnly = false,
  children,
}: {
  title: string
  about?: string
  actions?: ReactNode
  readOnly?: boolean
  children: ReactNode
}) {
  const words = useWords()
  return (
    <Panel title={title} actions={readOnly ? null : actions} className="settings-page">
      {about && <p className="settings-about">{about}</p>}
      {readOnly && <p className="settings-about">{words.settings.onlyAdministrator}</p>}
      {children}
    </Panel>
  )
}
