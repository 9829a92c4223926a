import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Content, countSyllables, currentContent, plainBody } from '../../shared/article/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { isRefused, sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ConfirmDialog, toast } from '../ui/index.ts'
import { objectionInWords } from './actions/objection.ts'
import { namesOf } from './changes/sides.ts'
import { CorrectionBanner } from './gate/correction.tsx'
import { useKeptAside } from './keep-aside.ts'
import { KeptTexts } from './kept-texts.tsx'
import { useOpened } from './opened.ts'
import { saveAsNew } from './save-as-new.ts'
import { saveElsewhere } from './save-elsewhere.ts'
import { useDraftStatus } from './use-draft.ts'
import { CompareDialog } from './versions/compare-dialog.tsx'

interface ArticleBannersProps {
  isLocked: boolean
  unlock: () => void
  sealVoided: boolean
  forgetVoided: () => void
  reopen: (giveUp?: () => void) => Promise<void>
  serialise: () => string
}

/** What must be known before going on: not saved, saved by somebody else, sealed, void, read-only. */
export function ArticleBanners(props: ArticleBannersProps) {
  const words = useWords()
  const { article, isEditable, draft } = useOpened()
  const { state } = useDraftStatus(draft)
  const edit = article.verdicts.find(({ action }) => action === 'edit')
  return (
    <div className="article-banners" ref={keepTextInPlace}>
      {state.kind === 'failed' && (
        <Banner
          tone="danger"
          title={words.article.save.failedBanner}
          action={
            <div className="article-banner-actions">
              <SaveElsewhere serialise={props.serialise} />
              <Button small onPress={() => void draft.flush().catch(() => {})}>
                {words.article.save.retry}
              </Button>
            </div>
          }
        >
          {sayRefusal(state.error)}
        </Banner>
      )}
      <KeptTexts reopen={props.reopen} />
      {state.kind === 'outdated' && <Outdated {...props} />}
      {props.sealVoided && (
        <Banner
          tone="warning"
          title={words.article.seal.voided}
          action={
            <Button small variant="plain" onPress={props.forgetVoided}>
              {words.ui.close}
            </Button>
          }
        >
          {words.article.seal.voidedBanner}
        </Banner>
      )}
      <NewSince />
      {props.isLocked && <Locked unlock={props.unlock} />}
      {!isEditable && !props.isLocked && edit && (
        <Banner>{words.article.readOnly(objectionInWords(words, edit, article.state))}</Banner>
      )}
      <CorrectionBanner />
      {article.publication && (
        <Banner>
          {words.article.published(article.publication.address, shownMoment(article.publication.at))}
        </Banner>
      )}
    </div>
  )
}

/** Others wrote since the person was here last: what they did is one press away. */
function NewSince() {
  const { changes: words } = useWords()
  const { lastRead, showChanges } = useOpened()
  const [isKnown, setKnown] = useState(false)
  if (!lastRead || lastRead.writers.length === 0 || isKnown) return null
  return (
    <Banner
      action={
        <div className="article-banner-actions">
          <Button small variant="plain" onPress={() => setKnown(true)}>
            {words.forget}
          </Button>
          <Button
            small
            onPress={() => {
              setKnown(true)
              showChanges({ from: { kind: 'lastRead' }, to: { kind: 'draft' } })
            }}
          >
            {words.see}
          </Button>
        </div>
      }
    >
      {words.newSince(namesOf(lastRead.writers), shownMoment(lastRead.at))}
    </Banner>
  )
}

const syllables = (content: Content) => countSyllables(plainBody(content.body))

function SaveElsewhere({ serialise }: { serialise: () => string }) {
  const words = useWords().article.save
  return (
    <Button small onPress={() => void saveElsewhere(serialise())}>
      {words.elsewhere}
    </Button>
  )
}

/** A banner that comes or goes must not move the line that somebody writes in: the page scrolls by its height. */
function keepTextInPlace(banners: HTMLDivElement | null) {
  if (!banners) return
  const scroller = banners.parentElement?.querySelector('.article-scroller')
  let height = banners.offsetHeight
  const observer = new ResizeObserver(() => {
    const change = banners.offsetHeight - height
    height = banners.offsetHeight
    scroller?.scrollBy({ top: change, behavior: 'instant' })
  })
  observer.observe(banners)
  return () => observer.disconnect()
}

function Locked({ unlock }: { unlock: () => void }) {
  const words = useWords().article.seal
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Banner
        action={
          <Button small onPress={() => setAsks(true)}>
            {words.edit}
          </Button>
        }
      >
        {words.lockedBanner}
      </Banner>
      <ConfirmDialog
        isOpen={asks}
        title={words.confirmTitle}
        confirm={words.confirm}
        danger
        onConfirm={unlock}
        onClose={() => setAsks(false)}
      >
        {words.confirmBody}
      </ConfirmDialog>
    </>
  )
}

function Outdated({ reopen, serialise }: ArticleBannersProps) {
  const words = useWords()
  const { client, queries } = useEngine()
  const person = usePerson()
  const { draft } = useOpened()
  const { state } = useDraftStatus(draft)
  const [busy, setBusy] = useState(false)
  const [comparing, setComparing] = useState<Content | null>(null)
  const mine = () => currentContent(JSON.parse(serialise()))
  // What the other one wrote, to tell how far the two are apart.
  const { article } = useOpened()
  const query = useQuery({
    ...queries.article.open.queryOptions({ input: { id: article.id } }),
    refetchOnMount: 'always',
  })
  const theirs = query.data && query.data.version > draft.current().version ? query.data : null

  const attempt = async (what: () => Promise<void>) => {
    setBusy(true)
    try {
      await what()
    } catch (failure) {
      toast({ words: sayRefusal(failure), tone: 'danger' })
      setBusy(false)
    }
  }
  const aside = useKeptAside({ id: article.id, baseVersion: draft.current().version, serialise })
  // What was written is kept first, so that nothing has to be asked.
  const takeTheirs = async () => {
    await aside.keep()
    await reopen(() => draft.close())
  }
  const keepCopy = async () => {
    await saveAsNew(client, mine())
    toast({ words: words.article.save.copied })
    await takeTheirs()
  }
  const isTaken = state.kind === 'outdated' && isRefused(state.error, 'action')
  const holder = query.data?.holder
  return (
    <>
      <Banner
        tone="danger"
        title={isTaken ? words.article.save.takenTitle : words.article.save.outdatedTitle}
        action={
          <div className="article-banner-actions">
            <SaveElsewhere serialise={serialise} />
            {theirs && (
              <Button small onPress={() => setComparing(mine())}>
                {words.article.versions.compare}
              </Button>
            )}
            <Button small isDisabled={busy} onPress={() => void attempt(keepCopy)}>
              {words.article.save.copyMine}
            </Button>
            <Button small variant="primary" isPending={busy} onPress={() => void attempt(takeTheirs)}>
              {words.article.save.takeTheirs}
            </Button>
          </div>
        }
      >
        {isTaken && holder && holder.id !== person.id && `${words.article.save.takenBy(holder.name)} `}
        {theirs && `${words.article.save.outdatedBy(theirs.savedBy.name, shownMoment(theirs.savedAt))} `}
        {aside.number === null
          ? words.article.save.outdatedBanner
          : words.article.save.outdatedKept(aside.number)}{' '}
        {theirs && words.article.save.outdatedCounts(syllables(theirs.content), syllables(mine()))}
      </Banner>
      {comparing && theirs && (
        <CompareDialog
          title={words.article.versions.compareTitle}
          left={{
            heading: words.article.versions.theirs(theirs.savedBy.name),
            about: shownMoment(theirs.savedAt),
            content: theirs.content,
          }}
          right={{
            heading: words.article.versions.mine,
            about: words.article.versions.onScreen,
            content: comparing,
          }}
          onClose={() => setComparing(null)}
          actions={<Button onPress={() => setComparing(null)}>{words.ui.close}</Button>}
        />
      )}
    </>
  )
}
