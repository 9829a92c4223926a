import { useQuery } from '@tanstack/react-query'
import { BookmarkPlus, Stamp } from 'lucide-react'
import { useState } from 'react'
import type { Revision } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Icon, Spinner } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { KeepVersionDialog } from './keep-version.tsx'
import { RevisionDialog } from './revision-dialog.tsx'
import './versions.css'

/** How many revisions are shown before somebody asks for all of them. */
const atFirst = 6

/** Every revision of the article, newest first; each can be read beside the present text, and restored. */
export function Revisions() {
  const words = useWords()
  const said = words.article.versions
  const { queries } = useEngine()
  const { article, isEditable } = useOpened()
  const query = useQuery(queries.article.revisions.queryOptions({ input: { id: article.id } }))
  const [shown, setShown] = useState<Revision | null>(null)
  const [keeps, setKeeps] = useState(false)
  const [all, setAll] = useState(false)
  if (query.error) return <Banner tone="danger">{sayRefusal(query.error)}</Banner>
  if (!query.data) return <Spinner>{words.ui.loading}</Spinner>
  // Named ones stay in sight however many came after.
  const listed = all
    ? query.data
    : query.data.filter((revision, index) => index < atFirst || revision.names.length > 0)
  return (
    <section className="article-versions">
      <h2>{said.title}</h2>
      {isEditable && (
        <Button small icon={BookmarkPlus} onPress={() => setKeeps(true)}>
          {said.keep}
        </Button>
      )}
      <ul>
        {listed.map(revision => (
          <li key={revision.id}>
            <Button variant="plain" className="article-version" onPress={() => setShown(revision)}>
              <strong>
                {revision.names.map(({ name }) => name).join(' · ') || said.revision(revision.number)}
                {revision.sealed && <Icon of={Stamp} size={14} />}
              </strong>
              <span className="article-soft">
                {revision.names.length > 0 && `${said.revision(revision.number)} · `}
                {words.article.actions.syllables(revision.syllables)}
                {revision.sealed && <span className="ui-hidden"> {said.sealed}</span>}
              </span>
              <span className="article-soft">
                {revision.by.name} · {shownMoment(revision.at)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {listed.length < query.data.length && (
        <Button small variant="plain" onPress={() => setAll(true)}>
          {said.showAll(query.data.length)}
        </Button>
      )}
      {keeps && <KeepVersionDialog onClose={() => setKeeps(false)} />}
      {shown && <RevisionDialog revision={shown} onClose={() => setShown(null)} />}
    </section>
  )
}
