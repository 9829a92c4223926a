import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Content, countSyllables, plainBody } from '../../shared/article/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson, useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ConfirmDialog, toast } from '../ui/index.ts'
import { keepTextAside } from './keep-aside.ts'
import { useOpened } from './opened.ts'
import { safetyNet } from './safety-net.ts'
import { saveAsNew } from './save-as-new.ts'
import { saveElsewhere } from './save-elsewhere.ts'
import { type MissingText, stillMissing } from './still-missing.ts'
import { CompareDialog } from './versions/compare-dialog.tsx'

/** Texts of this article that an earlier visit could not save, offered back until somebody decides. */
export function KeptTexts({ reopen }: { reopen: () => Promise<void> }) {
  const { newsroom } = useSession()
  const person = usePerson()
  const { article } = useOpened()
  const [kept, setKept] = useState<readonly MissingText[]>([])
  // What was opened decides; what is typed from now on has an entry of its own.
  const [opened] = useState(article)
  useEffect(() => {
    let isThere = true
    void safetyNet.keptFor(newsroom.id, person.id).then(all => {
      const here = all.filter(text => text.article === opened.id)
      const found = stillMissing(here, opened.content, key => void safetyNet.drop(key))
      if (isThere) setKept(found)
    })
    return () => {
      isThere = false
    }
  }, [newsroom.id, person.id, opened])
  const forget = (key: string) => {
    void safetyNet.drop(key)
    setKept(before => before.filter(({ text }) => text.key !== key))
  }
  return kept.map(one => (
    <KeptBanner key={one.text.key} {...one} reopen={reopen} forget={() => forget(one.text.key)} />
  ))
}

interface KeptBannerProps extends MissingText {
  reopen: () => Promise<void>
  forget: () => void
}

function KeptBanner({ text, content, reopen, forget }: KeptBannerProps) {
  const words = useWords()
  const said = words.article.kept
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const person = usePerson()
  const { article, fields, body, draft, isEditable } = useOpened()
  const [asks, setAsks] = useState(false)
  const [comparing, setComparing] = useState<Content | null>(null)
  const [busy, setBusy] = useState(false)

  const attempt = (what: () => Promise<void>) => async () => {
    setBusy(true)
    try {
      await what()
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
      setBusy(false)
    }
  }
  const putBack = attempt(async () => {
    await draft.flush()
    const now = await client.article.open({ id: article.id })
    // What stands there now stays among the revisions, whoever wrote it.
    await client.article.keepVersion({ id: article.id, version: now.version, name: said.beforePutBack })
    await client.article.save({ id: article.id, baseVersion: now.version, content: JSON.stringify(content) })
    forget()
    toast({ words: said.isBack })
    await reopen()
    await cache.invalidateQueries({ queryKey: queries.article.history.key() })
  })
  const asNew = attempt(async () => {
    await saveAsNew(client, content)
    forget()
    toast({ words: words.article.save.copied })
  })
  const aside = attempt(async () => {
    const { baseVersion, at, content: sent } = text
    const number = await keepTextAside(client, {
      id: article.id,
      baseVersion,
      content: sent,
      person: person.name,
      at,
    })
    forget()
    toast({ words: words.article.save.keptAside(number) })
    await cache.invalidateQueries({ queryKey: queries.article.revisions.key() })
  })
  const count = countSyllables(plainBody(content.body))
  return (
    <>
      <Banner
        tone="warning"
        title={said.title(shownMoment(text.at))}
        action={
          <div className="article-banner-actions">
            <Button small variant="plain" isDisabled={busy} onPress={() => setAsks(true)}>
              {said.discard}
            </Button>
            <Button small onPress={() => setComparing({ fields, body: body() })}>
              {words.article.versions.compare}
            </Button>
            <Button small isDisabled={busy} onPress={() => void saveElsewhere(text.content)}>
              {words.article.save.elsewhere}
            </Button>
            <Button small isDisabled={busy} onPress={() => void asNew()}>
              {said.asNew}
            </Button>
            <Button
              small
              variant={isEditable ? 'quiet' : 'primary'}
              isDisabled={busy}
              onPress={() => void aside()}
            >
              {words.article.save.keepAside}
            </Button>
            {isEditable && (
              <Button small variant="primary" isPending={busy} onPress={() => void putBack()}>
                {said.putBack}
              </Button>
            )}
          </div>
        }
      >
        {said.about(count, countSyllables(plainBody(body())))}
      </Banner>
      {comparing && (
        <CompareDialog
          title={words.article.versions.compareTitle}
          left={{
            heading: words.article.versions.mine,
            about: words.article.versions.keptApart(shownMoment(text.at)),
            content,
          }}
          right={{
            heading: words.article.versions.present,
            about: `${article.savedBy.name} · ${shownMoment(draft.current().savedAt)}`,
            content: comparing,
          }}
          onClose={() => setComparing(null)}
          actions={<Button onPress={() => setComparing(null)}>{words.ui.close}</Button>}
        />
      )}
      <ConfirmDialog
        isOpen={asks}
        title={said.discardTitle}
        confirm={said.discard}
        danger
        onConfirm={forget}
        onClose={() => setAsks(false)}
      >
        {said.discardBody(count, shownMoment(text.at))}
      </ConfirmDialog>
    </>
  )
}
