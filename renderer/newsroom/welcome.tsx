import { useQueryClient } from '@tanstack/react-query'
import { FlaskConical, FolderOpen, type LucideIcon, Newspaper } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../app/engine.ts'
import { LanguageSwitch } from '../app/language-switch.tsx'
import { sayRefusal } from '../app/say.ts'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, Icon, Spinner } from '../ui/index.ts'
import './newsroom.css'
import { Wizard } from './wizard.tsx'

/** What a person sees while no newsroom is open: make one, try the sample, open one. */
export function Welcome({
  recent,
  failure: earlier,
}: {
  recent: readonly { folder: string; name: string }[]
  /** Why the newsroom of the last time could not be opened, if so. */
  failure: unknown
}) {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [wizard, setWizard] = useState(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(earlier)

  const run = async (saying: string, work: () => Promise<unknown>) => {
    setBusy(saying)
    setFailure(null)
    try {
      await work()
      await cache.invalidateQueries({ queryKey: queries.session.key() })
      await cache.invalidateQueries({ queryKey: queries.newsroom.key() })
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const open = (folder: string) => run(words.newsroom.opening, () => client.newsroom.open({ folder }))
  const openChosen = async () => {
    const folder = await shell().chooseFolder('openNewsroom')
    if (folder !== null) await open(folder)
  }
  const openSample = async () => {
    const folder = await shell().chooseFolder('newNewsroom')
    if (folder !== null)
      await run(words.newsroom.makingSample, () => client.newsroom.createSample({ folder }))
  }

  if (wizard) return <Wizard onBack={() => setWizard(false)} />
  return (
    <main className="newsroom-page">
      <div className="newsroom-welcome">
        <header>
          <h1 className="newsroom-title">{words.newsroom.welcome}</h1>
          <p className="newsroom-about">{words.newsroom.about}</p>
        </header>
        {failure !== null && (
          <Banner tone="danger" title={words.newsroom.openFailed}>
            {sayRefusal(failure)}
          </Banner>
        )}
        {busy !== null ? (
          <Spinner>{busy}</Spinner>
        ) : (
          <>
            <ul className="newsroom-ways">
              <Way icon={Newspaper} about={words.newsroom.makeAbout}>
                <Button variant="primary" onPress={() => setWizard(true)}>
                  {words.newsroom.make}
                </Button>
              </Way>
              <Way icon={FlaskConical} about={words.newsroom.openSampleAbout}>
                <Button onPress={() => void openSample()}>{words.newsroom.openSample}</Button>
              </Way>
              <Way icon={FolderOpen} about={words.newsroom.openExistingAbout}>
                <Button onPress={() => void openChosen()}>{words.newsroom.openExisting}</Button>
              </Way>
            </ul>
            {recent.length > 0 && (
              <section className="newsroom-recent">
                <h2>{words.newsroom.recent}</h2>
                <ul>
                  {recent.map(({ folder, name }) => (
                    <li key={folder}>
                      <Button
                        variant="plain"
                        className="newsroom-recent-row"
                        onPress={() => void open(folder)}
                      >
                        <span className="newsroom-recent-name">{name}</span>
                        <span className="newsroom-recent-folder">{folder}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
        <footer>
          <LanguageSwitch />
        </footer>
      </div>
    </main>
  )
}

function Way({ icon, about, children }: { icon: LucideIcon; about: string; children: React.ReactNode }) {
  return (
    <li className="newsroom-way">
      <Icon of={icon} size={24} />
      <p>{about}</p>
      {children}
    </li>
  )
}
