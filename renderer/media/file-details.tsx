import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type KeptFileDetails, Refusal } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, ConfirmDialog, Icon, Spinner, toast } from '../ui/index.ts'
import { FilePicture, missingTexts } from './file-grid.tsx'

interface FileDetailsProps {
  hash: string | null
  choose: (hash: string) => void
  onRemoved: () => void
}

/** What is known of the chosen file: where it is used, what looks like it; and deleting it when nothing needs it. */
export function FileDetails({ hash, choose, onRemoved }: FileDetailsProps) {
  const words = useWords()
  const { queries } = useEngine()
  const details = useQuery({
    ...queries.media.details.queryOptions({ input: { hash: hash ?? '' } }),
    enabled: hash !== null,
    // A use may have come or gone while an article was open.
    staleTime: 0,
  })
  return (
    <aside className="media-details" aria-label={words.media.details}>
      {hash === null ? (
        <p className="media-soft">{words.media.choose}</p>
      ) : details.data ? (
        <Known details={details.data} choose={choose} onRemoved={onRemoved} />
      ) : details.error ? (
        <Banner tone="danger">{sayRefusal(details.error)}</Banner>
      ) : (
        <Spinner>{words.ui.loading}</Spinner>
      )}
    </aside>
  )
}

function Known({
  details,
  choose,
  onRemoved,
}: Omit<FileDetailsProps, 'hash'> & { details: KeptFileDetails }) {
  const words = useWords()
  const say = words.media
  const { file, uses, alike } = details
  const { openArticle } = usePlace()
  const facts: [string, string][] = [
    [say.facts.type, file.type.replace(/^.*\//, '').replace(/^vnd\..*\./, '')],
    ...(file.kind === 'picture'
      ? [[say.facts.pixels, `${file.width} × ${file.height}`] satisfies [string, string]]
      : []),
    [say.facts.size, sizeInWords(file.size)],
    [say.facts.added, say.by(file.addedBy.name, shownMoment(file.addedAt))],
  ]
  return (
    <>
      <FilePicture file={file} />
      <h2 className="media-details-name">{file.fileName}</h2>
      <dl className="media-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{say.uses}</h3>
      {uses.length === 0 ? (
        <p className="media-soft">{say.noUses}</p>
      ) : (
        <ul className="media-uses">
          {uses.map(use => (
            <li key={use.article}>
              <Button variant="plain" small className="media-use" onPress={() => openArticle(use.article)}>
                {use.title || say.untitled}
              </Button>
              <span className="media-soft">
                {words.states[use.state]}
                {' · '}
                {use.now ? say.now : say.inRevisions(use.revisions)}
              </span>
              {missingTexts(use, say) && (
                <span className="media-missing">
                  <Icon of={TriangleAlert} size={14} />
                  {missingTexts(use, say)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {alike.length > 0 && (
        <>
          <h3>{say.alikeTitle}</h3>
          <ul className="media-alike">
            {alike.map(other => (
              <li key={other.hash}>
                <Button variant="plain" small className="media-use" onPress={() => choose(other.hash)}>
                  {other.fileName}
                </Button>
                <span className="media-soft">
                  {other.width} × {other.height}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Actions details={details} onRemoved={onRemoved} />
    </>
  )
}

function Actions({ details, onRemoved }: { details: KeptFileDetails; onRemoved: () => void }) {
  const say = useWords().media
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const person = usePerson()
  const [asks, setAsks] = useState(false)
  const [pending, setPending] = useState(false)
  const { file, uses } = details
  const mayRemove =
    file.addedBy.id === person.id || person.roles.some(role => role === 'editor' || role === 'secretary')
  const tell = (error: unknown) => toast({ words: sayRefusal(error), tone: 'danger' })

  const remove = async () => {
    setPending(true)
    try {
      await client.media.remove({ hash: file.hash })
      toast({ words: say.removed(file.fileName) })
      onRemoved()
    } catch (error) {
      tell(error)
    } finally {
      setPending(false)
      setAsks(false)
      await cache.invalidateQueries({ queryKey: queries.media.list.key() })
      await cache.invalidateQueries({ queryKey: queries.media.counts.key() })
    }
  }
  const save = async () => {
    try {
      const { bytes, fileName } = await client.attachments.read({ file: file.hash })
      const saved = await shell().saveFile(fileName, bytes)
      if (saved && 'refused' in saved) throw new Refusal(saved.refused.code, saved.refused.details)
    } catch (error) {
      tell(error)
    }
  }
  return (
    <div className="media-actions">
      {file.kind === 'attachment' && (
        <Button small icon={Download} onPress={() => void save()}>
          {say.save}
        </Button>
      )}
      {mayRemove && (
        <Button small icon={Trash2} isDisabled={uses.length > 0} onPress={() => setAsks(true)}>
          {say.remove}
        </Button>
      )}
      {mayRemove && uses.length > 0 && (
        <p className="media-soft">{uses.some(use => use.now) ? say.keptForUse : say.keptForRevisions}</p>
      )}
      <ConfirmDialog
        isOpen={asks}
        title={say.removeTitle(file.fileName)}
        confirm={say.remove}
        danger
        isPending={pending}
        onConfirm={() => void remove()}
        onClose={() => setAsks(false)}
      >
        <p>{say.removeBody}</p>
      </ConfirmDialog>
    </div>
  )
}

/** A size in bytes as people say it. */
function sizeInWords(size: number): string {
  if (size < 1000) return `${size} B`
  if (size < 1_000_000) return `${Math.round(size / 1000)} kB`
  return `${(size / 1_000_000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`
}
