import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useMemo } from 'react'
import type { Content } from '../../../shared/article/index.ts'
import type { Compared } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { sayRefusal } from '../../app/say.ts'
import { type AllWords, useWords } from '../../app/words.ts'
import { Banner, Select, Spinner, toast } from '../../ui/index.ts'
import { type Opened, useOpened } from '../opened.ts'
import { placeInText } from '../undo/place.ts'
import { useDraftStatus } from '../use-draft.ts'
import { SideHeading } from '../versions/compare-dialog.tsx'
import { ChangesView } from './changes-view.tsx'
import { contentWithout } from './compute.ts'
import { replaceOnScreen } from './put-back.ts'
import {
  makingsInWords,
  nameOf,
  type Shown,
  sideNamed,
  useRestedVersion,
  useSides,
  useTexts,
} from './sides.ts'

/** Two texts of the article to be chosen, and what changed between them. */
export function ChangesReading({
  shown,
  setShown,
  narrow = false,
}: {
  shown: Shown
  setShown: (shown: Shown) => void
  narrow?: boolean
}) {
  const words = useWords()
  const { earlier, later } = useSides()
  const { draft, isEditable } = useOpened()
  const { state } = useDraftStatus(draft)
  const version = useRestedVersion()
  const { before, after, makers } = useTexts(shown, version)
  const madeBy = useMemo(() => {
    const found = new Map(makers.data?.map(({ change, makings }) => [change, makings]))
    return (change: number) => {
      const makings = found.get(change)
      if (makings) return makingsInWords(words, makings)
      return makers.isPending ? words.changes.seeking : null
    }
  }, [makers.data, makers.isPending, words])
  const putBack = usePutBack(before.data?.content, after.data?.content)
  const failure = before.error ?? after.error
  return (
    <div className="changes-chosen">
      <div className="changes-sides">
        <Select
          label={words.changes.from}
          choices={earlier}
          value={nameOf(shown.from)}
          onChange={name => setShown({ ...shown, from: sideNamed(name) })}
        />
        <Select
          label={words.changes.to}
          choices={later}
          value={nameOf(shown.to)}
          onChange={name => setShown({ ...shown, to: sideNamed(name) })}
        />
      </div>
      {shown.to.kind === 'draft' && (state.kind === 'failed' || state.kind === 'outdated') && (
        <Banner tone="warning">{words.changes.unsaved}</Banner>
      )}
      {failure ? (
        <Banner tone="danger">{sayRefusal(failure)}</Banner>
      ) : before.data && after.data ? (
        <ChangesView
          before={before.data.content}
          after={after.data.content}
          narrow={narrow}
          madeBy={madeBy}
          onPutBack={isEditable && shown.to.kind === 'draft' ? putBack : undefined}
          headings={
            narrow
              ? undefined
              : {
                  before: <Heading side={shown.from} content={before.data.content} />,
                  after: <Heading side={shown.to} content={after.data.content} />,
                }
          }
        />
      ) : (
        <Spinner>{words.ui.loading}</Spinner>
      )}
    </div>
  )
}

function Heading({ side, content }: { side: Compared; content: Content }) {
  const words = useWords()
  const { revisions } = useSides()
  const opened = useOpened()
  return <SideHeading side={{ ...titleOf(words, side, revisions, opened), content }} />
}

function titleOf(
  words: AllWords,
  side: Compared,
  revisions: ReturnType<typeof useSides>['revisions'],
  { article, draft, lastRead }: Opened,
): { heading: string; about: string } {
  if (side.kind === 'draft') {
    const at = shownMoment(draft.current().savedAt)
    return { heading: words.changes.present, about: `${article.savedBy.name} · ${at}` }
  }
  if (side.kind === 'lastRead') {
    return { heading: words.changes.lastReadShort, about: lastRead ? shownMoment(lastRead.at) : '' }
  }
  const revision = revisions.find(({ id }) => id === side.id)
  if (!revision) return { heading: '', about: '' }
  return {
    heading: words.changes.revision(revision.number, revision.names.map(({ name }) => name).join(' · ')),
    about: `${revision.by.name} · ${shownMoment(revision.at)}`,
  }
}

/** Puts one change back as an edit on the screen, in one step that can be undone; says why where it does not go. */
function usePutBack(before: Content | undefined, after: Content | undefined): (change: number) => void {
  const words = useWords().changes
  const [editor] = useLexicalComposerContext()
  const opened = useOpened()
  return change => {
    if (!before || !after) return
    const work = async () => {
      const without = await contentWithout(before, after, change)
      if (without === null) {
        toast({ words: words.putBackRefused, tone: 'danger' })
        return
      }
      if (!replaceOnScreen(editor, opened, after, without, placeInText(editor, null))) {
        toast({ words: words.putBackStale, tone: 'danger' })
        return
      }
      toast({ words: words.putBackDone })
      await opened.draft.flush()
    }
    void work().catch(error => toast({ words: sayRefusal(error), tone: 'danger' }))
  }
}
