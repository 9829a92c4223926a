import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { SettingPage } from './setting-page.tsx'

/** What program this is. */
export function About() {
  const words = useWords()
  return (
    <SettingPage title={words.settings.aboutTitle} about={words.settings.aboutText}>
      <p>{words.settings.version(shell().version)}</p>
      <p>{words.settings.licence}</p>
      <p>{words.settings.fonts}</p>
    </SettingPage>
  )
}
