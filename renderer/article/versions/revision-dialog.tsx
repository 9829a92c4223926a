import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Revision } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { flushAll } from '../../app/unsaved.ts'
import { currentWords, useWords } from '../../app/words.ts'
import { Banner, Button, ModalDialog, Spinner, toast } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { CompareDialog } from './compare-dialog.tsx'
import { useFollowVersions } from './follow.ts'

/** A revision beside the present text, to read and to restore. */
export function RevisionDialog({ revision, onClose }: { revision: Revision; onClose: () => void }) {
  const words = useWords()
  const said = words.article.versions
  const { client, queries } = useEngine()
  const { article, fields, body, draft, isEditable, reopen } = useOpened()
  const [present] = useState(() => ({ fields, body: body() }))
  const [busy, setBusy] = useState(false)
  const follow = useFollowVersions(article.id)
  const query = useQuery({
    ...queries.article.revision.queryOptions({ input: { id: article.id, revision: revision.id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const title = said.revisionTitle(revision.number, revision.names.at(-1)?.name ?? null)

  const restore = async () => {
    setBusy(true)
    try {
      await draft.flush()
      const { version } = draft.current()
      const { kept } = await client.article.restore({ id: article.id, revision: revision.id, version })
      onClose()
      await reopen()
      toast({
        words: kept === null ? said.sameAlready : said.restored(revision.number),
        ...(kept !== null && {
          action: { label: words.ui.undo, onAction: () => void takeBack(kept) },
        }),
      })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
      setBusy(false)
    } finally {
      follow()
    }
  }
  /** What stood there before becomes the draft again; what was typed since is kept as a revision, too. */
  const takeBack = async (kept: string) => {
    try {
      if (!(await flushAll())) throw new Error(currentWords().app.notSaved)
      const { version } = await client.article.open({ id: article.id })
      await client.article.restore({ id: article.id, revision: kept, version })
      await reopen()
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    } finally {
      follow()
    }
  }

  if (!query.data) {
    return (
      <ModalDialog isOpen onClose={onClose} title={title}>
        {query.error ? (
          <Banner tone="danger">{sayRefusal(query.error)}</Banner>
        ) : (
          <Spinner>{words.ui.loading}</Spinner>
        )}
      </ModalDialog>
    )
  }
  return (
    <CompareDialog
      title={title}
      left={{
        heading: said.revision(revision.number),
        about: `${revision.by.name} · ${shownMoment(revision.at)}`,
        content: query.data.content,
      }}
      right={{
        heading: said.present,
        about: `${article.savedBy.name} · ${shownMoment(draft.current().savedAt)}`,
        content: present,
      }}
      onClose={onClose}
      actions={
        <>
          {isEditable && <p className="article-compare-note">{said.restoreAbout}</p>}
          <Button onPress={onClose}>{words.ui.close}</Button>
          {isEditable && (
            <Button variant="primary" isPending={busy} onPress={() => void restore()}>
              {said.restore}
            </Button>
          )}
        </>
      }
    />
  )
}
