import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { FileOutput, Printer } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Fields, isBlank } from '../../shared/article/index.ts'
import type { CheckPlace } from '../../shared/checks/index.ts'
import type { Article } from '../../shared/contract/index.ts'
import { useCommands, useShownKeys } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson, useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { papers, savePaper } from '../paper/save-paper.ts'
import { ConfirmDialog, classes, toast } from '../ui/index.ts'
import { useActions } from './actions/use-actions.tsx'
import { ArticleBanners } from './banners.tsx'
import { useChanges } from './changes/use-changes.tsx'
import { useLastRead } from './changes/use-last-read.ts'
import { CommentsProvider } from './comments/provider.tsx'
import type { EditorDialog, EditorHost } from './editor/host.ts'
import { $insertFigures } from './editor/insert.ts'
import { insert, insertions } from './editor/insertions.ts'
import { findKeys, focusKeys } from './editor/keys.ts'
import { readBody, readBodyJson } from './editor/read-body.ts'
import { FindBar, type FindHandle } from './find/find-bar.tsx'
import { nothingWanted } from './find/use-find.ts'
import { goTo } from './gate/places.ts'
import { useKeyGroups } from './key-groups.ts'
import type { OpenArticleProps } from './open-article.tsx'
import { type Opened, OpenedContext } from './opened.ts'
import { Inspector } from './panels/inspector.tsx'
import { SidePanel } from './panels/side-panel.tsx'
import { askForPictures } from './pictures.ts'
import { saveAsWord } from './save-as-word.ts'
import { Sheet } from './sheet.tsx'
import { TopBar } from './top-bar.tsx'
import { useTimeline } from './undo/use-timeline.ts'
import { type SavedDraft, useDraft } from './use-draft.ts'
import { usePanels } from './use-panels.ts'
import { useSettled } from './use-settled.ts'
import { KeepVersionCommand } from './versions/keep-version.tsx'
import { useEscapeFromFocus, useSpotlight } from './writing/use-focus-mode.ts'

interface WorkplaceProps extends OpenArticleProps {
  host: RefObject<EditorHost>
  addPictures: (files: readonly File[]) => void
}

type FindMode = 'closed' | 'find' | 'replace'

/** The article screen around one editor: what is on it, who may change it, and how it is written. */
export function Workplace({ opened, latest, reopen, onClose, host, addPictures }: WorkplaceProps) {
  const words = useWords()
  const person = usePerson()
  const { newsroom } = useSession()
  const { client } = useEngine()
  const [editor] = useLexicalComposerContext()

  const [article, setArticle] = useState(opened)
  const [fields, setFields] = useState(opened.content.fields)
  const fieldsNow = useRef(fields)
  const [sealVoided, setSealVoided] = useState(false)
  /** Whether this person agreed that editing voids the seal. */
  const [unlocked, setUnlocked] = useState(false)

  const body = useCallback(() => readBody(editor), [editor])
  const serialise = useCallback(
    () => `{"fields":${JSON.stringify(fieldsNow.current)},"body":${readBodyJson(editor)}}`,
    [editor],
  )
  const consider = useRef((_: Article) => {})
  const refresh = useCallback(async () => {
    consider.current(await client.article.open({ id: opened.id }))
  }, [client, opened.id])

  // What the verdicts depend on: they are asked for again when one of these changes with a save.
  const judged = useRef(judgedBy(opened.state, opened.content))
  const wroteBefore = useRef(false)
  const onSaved = (saved: SavedDraft) => {
    if (saved.sealVoided) setSealVoided(true)
    // The draft itself says which version is on disk and since when: a save draws nothing else of the screen anew.
    setArticle(before => (before.state === saved.state ? before : { ...before, state: saved.state }))
    const { noStateSecret } = saved
    if (
      noStateSecret?.at !== fieldsNow.current.noStateSecret?.at &&
      fieldsNow.current.noStateSecret !== null
    ) {
      fieldsNow.current = { ...fieldsNow.current, noStateSecret }
      setFields(fieldsNow.current)
    }
    const now = judgedBy(saved.state, { fields: fieldsNow.current, body: body() })
    if (now === judged.current && wroteBefore.current) return
    wroteBefore.current = true
    refresh().catch(error => toast({ words: sayRefusal(error), tone: 'danger' }))
  }
  const draft = useDraft({
    article: opened,
    client,
    newsroom: newsroom.id,
    person: person.id,
    serialise,
    onSaved,
  })

  // What the engine says now: the same version tells who may do what; a newer one was saved elsewhere.
  const reopenNow = useRef(reopen)
  reopenNow.current = reopen
  consider.current = (now: Article) => {
    const { version, state } = draft.current()
    if (now.version < version) {
      // An answer that a save overtook says nothing of who may do what now: it is asked for again.
      judged.current = ''
      if (state.kind === 'saved') void refresh().catch(() => {})
      return
    }
    if (now.version === version) {
      // Judged by what the engine has: the screen may be a word ahead of it by now.
      judged.current = judgedBy(now.state, now.content)
      setArticle(now)
      return
    }
    const ownAnswerComing = draft.isWriting() && now.savedBy.id === person.id
    if (ownAnswerComing) {
      judged.current = ''
      return
    }
    if (state.kind === 'saved') void reopenNow.current()
    else draft.markOutdated(null)
  }
  useEffect(() => {
    consider.current(latest)
  }, [latest])

  const edit = article.verdicts.find(({ action }) => action === 'edit')
  const mayEdit = edit?.allowed === true
  const isLocked = mayEdit && edit.voidsSeal && article.seal !== null && !unlocked
  const isEditable = mayEdit && !isLocked
  useEffect(() => editor.setEditable(isEditable), [editor, isEditable])
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (tags.has('history-merge') && draft.current().state.kind === 'saved') return
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) draft.touch()
      }),
    [editor, draft],
  )

  const panels = usePanels()
  const isSettled = useSettled()
  const screen = useRef<HTMLDivElement>(null)
  const putFields = useCallback(
    (part: Partial<Fields>) => {
      const before = { ...fieldsNow.current }
      fieldsNow.current = { ...before, ...part }
      setFields(fieldsNow.current)
      draft.touch()
      return sameNames(before, part)
    },
    [draft],
  )
  const history = useTimeline({ screen, isEditable, putFields, showFields: panels.showFields })
  const { fieldsChanged } = history
  const change = useCallback(
    (part: Partial<Fields>) => {
      const before = putFields(part)
      if (differ(before, part)) fieldsChanged(before, part)
    },
    [putFields, fieldsChanged],
  )
  const take = useCallback(
    (now: Article) => {
      draft.rebase(now.version, now.savedAt)
      setArticle(now)
      setSealVoided(false)
      setUnlocked(false)
      judged.current = judgedBy(now.state, now.content)
    },
    [draft],
  )
  const lastRead = useLastRead(client, opened.id, draft)
  const { showChanges, dialog: changesDialog } = useChanges(panels)
  const context = useMemo<Opened>(
    () => ({
      article,
      fields,
      body,
      change,
      isEditable,
      draft,
      history,
      take,
      reopen,
      refresh,
      lastRead,
      showChanges,
    }),
    [article, fields, body, change, isEditable, draft, history, take, reopen, refresh, lastRead, showChanges],
  )

  const [dialog, setDialog] = useState<EditorDialog | null>(null)
  host.current = {
    openDialog: setDialog,
    choosePictures: () =>
      askForPictures(files => {
        // Whoever chose pictures writes on where they were while those come.
        editor.getRootElement()?.focus({ preventScroll: true })
        addPictures(files)
      }),
    insertPictures: pictures => editor.update(() => $insertFigures(pictures)),
  }

  const [unwritten, setUnwritten] = useState<string | null>(null)
  const close = useCallback(async () => {
    try {
      await draft.flush()
      onClose()
    } catch (error) {
      setUnwritten(error === null ? '' : sayRefusal(error))
    }
  }, [draft, onClose])

  const [find, setFind] = useState<FindMode>('closed')
  const findHandle = useRef<FindHandle>(null)
  const remembered = useRef(nothingWanted)
  const openFind = useCallback(
    (withReplace: boolean) => () => {
      setFind(before => (withReplace || before === 'replace' ? 'replace' : 'find'))
      findHandle.current?.focus()
    },
    [],
  )
  const { toggleLeft, toggleRight, toggleFocus, toggleSpotlight } = panels
  useEscapeFromFocus(panels.focus, toggleFocus)
  useSpotlight(panels.focus && panels.spotlight)
  const commands = useMemo(
    () => [
      {
        id: 'article.save',
        label: words.article.editor.keySave,
        keys: 'Ctrl+S',
        run: () => void draft.flush().catch(() => {}),
      },
      {
        id: 'article.text',
        label: words.article.editor.keyText,
        keys: 'F6',
        run: () => editor.focus(),
      },
      {
        id: 'article.word',
        label: words.article.word.command,
        icon: FileOutput,
        run: () => void saveAsWord(client, article.id, draft),
      },
      ...papers.map(paper => ({
        id: `article.paper.${paper}`,
        label: words.article.paper[paper],
        icon: Printer,
        run: () => void savePaper(client, article.id, paper, draft),
      })),
      { id: 'article.left', label: words.article.leftPanel, keys: 'Ctrl+Alt+L', run: toggleLeft },
      { id: 'article.right', label: words.article.rightPanel, keys: 'Ctrl+Alt+R', run: toggleRight },
      { id: 'article.focus', label: words.article.focusMode, keys: focusKeys.focus, run: toggleFocus },
      {
        id: 'article.spotlight',
        label: words.article.writing.spotlight,
        keys: focusKeys.spotlight,
        run: toggleSpotlight,
      },
      {
        id: 'article.find',
        label: words.article.find.commands.find,
        keys: findKeys.find,
        run: openFind(false),
      },
      {
        id: 'article.replace',
        label: words.article.find.commands.replace,
        keys: findKeys.replace,
        run: openFind(true),
      },
      {
        id: 'article.findNext',
        label: words.article.find.commands.next,
        keys: findKeys.next,
        run: () => (findHandle.current ? findHandle.current.move(1) : openFind(false)()),
      },
      {
        id: 'article.findPrevious',
        label: words.article.find.commands.previous,
        keys: findKeys.previous,
        run: () => (findHandle.current ? findHandle.current.move(-1) : openFind(false)()),
      },
      ...(isEditable
        ? insertions.map(insertion => ({
            id: `article.insert.${insertion.id}`,
            label: words.article.insert.command(insertion.label(words)),
            icon: insertion.icon,
            run: () => insert(insertion, editor, host.current),
          }))
        : []),
    ],
    [
      words,
      client,
      article.id,
      draft,
      editor,
      host,
      isEditable,
      openFind,
      toggleLeft,
      toggleRight,
      toggleFocus,
      toggleSpotlight,
    ],
  )
  useCommands(commands)
  useShownKeys(useKeyGroups())
  const goToMissing = (place: CheckPlace) => {
    if (!screen.current) return
    const showComments = () => {
      if (!panels.right) toggleRight()
    }
    goTo(place, { editor, screen: screen.current, words, showFields: panels.showFields, showComments })
  }
  const actions = useActions(context, goToMissing)

  return (
    <OpenedContext value={context}>
      <CommentsProvider panels={panels} screen={screen}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the focus leave the inputs inside */}
        <div
          ref={screen}
          data-spotlight={panels.spotlight || undefined}
          className={classes('article', panels.focus && 'article-focused')}
          onBlur={() => {
            if (draft.current().state.kind === 'waiting') void draft.flush().catch(() => {})
          }}
        >
          <TopBar onClose={() => void close()} panels={panels} actions={actions} />
          <ArticleBanners
            isLocked={isLocked}
            unlock={() => setUnlocked(true)}
            sealVoided={sealVoided}
            forgetVoided={() => setSealVoided(false)}
            reopen={reopen}
            serialise={serialise}
          />
          <div className="article-columns">
            {panels.left && (isSettled ? <SidePanel panels={panels} /> : <aside className="article-side" />)}
            <Sheet dialog={dialog} setDialog={setDialog} host={host}>
              {find !== 'closed' && (
                <FindBar
                  screen={screen}
                  withReplace={find === 'replace'}
                  setWithReplace={withReplace => setFind(withReplace ? 'replace' : 'find')}
                  remembered={remembered}
                  handle={findHandle}
                  showFields={panels.showFields}
                  close={() => setFind('closed')}
                />
              )}
            </Sheet>
            {panels.right &&
              (isSettled ? <Inspector panels={panels} /> : <aside className="article-inspector" />)}
          </div>
        </div>
        <KeepVersionCommand />
        {changesDialog}
        {actions.dialog}
        <ConfirmDialog
          isOpen={unwritten !== null}
          title={words.article.save.leaveTitle}
          confirm={words.article.save.leave}
          danger
          onConfirm={() => {
            draft.close()
            onClose()
          }}
          onClose={() => setUnwritten(null)}
        >
          <p>{unwritten}</p>
          <p>{words.article.save.leaveBody}</p>
        </ConfirmDialog>
      </CommentsProvider>
    </OpenedContext>
  )
}

/** What of a content and its state decides who may do what. */
function judgedBy(state: string, content: Parameters<typeof isBlank>[0]): string {
  return `${state} ${content.fields.title.trim() === ''} ${isBlank(content)}`
}

/** Of these fields, those that the other one names. */
function sameNames(fields: Fields, part: Partial<Fields>): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name in part))
}

const differ = (one: Partial<Fields>, other: Partial<Fields>): boolean =>
  JSON.stringify(one) !== JSON.stringify(sortedAs(other, one))

const sortedAs = (part: Partial<Fields>, as: Partial<Fields>) =>
  Object.fromEntries(Object.keys(as).map(name => [name, Reflect.get(part, name)]))
