import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { $getNearestNodeFromDOMNode, CLICK_COMMAND, COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical'
import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Body, Content, Fields } from '../../../shared/article/index.ts'
import {
  type Anchor,
  anchorAt,
  anchorAtBlock,
  anchorAtPlace,
  textAtPlace,
} from '../../../shared/comments/index.ts'
import type { Comment, CommentTarget } from '../../../shared/contract/index.ts'
import { useCommands, useShownKeys } from '../../app/commands.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { usePerson } from '../../app/session.tsx'
import { type AllWords, useWords } from '../../app/words.ts'
import { toast } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import type { Panels } from '../use-panels.ts'
import { placeOfInput } from './about.ts'
import { acceptOnScreen } from './accept.ts'
import { $blockHere, $offsetInBlock, $selectedSpans } from './blocks.ts'
import { type Comments, CommentsContext, type Pending } from './context.ts'
import { everyOpenComment, filtered, inReadingOrder } from './filter.ts'
import { commentKeys } from './keys.ts'
import type { LiveAnchors } from './live-anchors.ts'
import type { MarkKind } from './marks.ts'
import { RefuseDialog } from './refuse-dialog.tsx'
import { useShownComment } from './show-comment.ts'
import { pendingId, useTracked } from './use-tracked.ts'

interface CommentsProviderProps {
  panels: Panels
  screen: RefObject<HTMLElement | null>
  children: ReactNode
}

const nothingSaid: readonly Comment[] = []

/** The comments of the article on the screen: told by the engine, followed and marked in the text, moved through by key. */
export function CommentsProvider({ panels, screen, children }: CommentsProviderProps) {
  const allWords = useWords()
  const words = allWords.comments
  const person = usePerson()
  const opened = useOpened()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [editor] = useLexicalComposerContext()
  const article = opened.article.id

  const options = queries.comments.list.queryOptions({ input: { article } })
  const query = useQuery({ ...options, staleTime: 0 })
  const all = query.data ?? null
  const [filter, setFilter] = useState(everyOpenComment)
  const [active, setActive] = useState<string | null>(null)
  const [pending, setPending] = useState<Pending | null>(null)
  const [focusAsked, setFocusAsked] = useState(0)
  const [refusing, setRefusing] = useState<Comment | null>(null)

  const wanted = useMemo(() => {
    const marks = new Map<string, MarkKind>()
    for (const { id, resolvedAt, proposal } of all ?? []) {
      if (resolvedAt === null) marks.set(id, proposal?.decision === null ? 'proposal' : 'comment')
    }
    if (active !== null) marks.set(active, 'active')
    if (pending) marks.set(pendingId, 'active')
    return marks
  }, [all, active, pending])
  const { live, revision, follow, placeOf } = useTracked(editor, all, wanted)

  const now = useRef({ opened, all, active, pending, panels, allWords })
  now.current = { opened, all, active, pending, panels, allWords }

  const anchorOf = useCallback((comment: Comment) => live.get(comment.id) ?? comment.anchor, [live])
  const wordsOf = useCallback(
    (comment: Comment) => wordsOnScreen(anchorOf(comment), comment, live, now.current.opened.fields),
    [anchorOf, live],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order follows the text
  const shown = useMemo(
    () => inReadingOrder(filtered(all ?? nothingSaid, filter, person.id), anchorOf, live.order()),
    [all, filter, person.id, anchorOf, live, revision],
  )

  const put = useCallback(
    (comment: Comment) =>
      cache.setQueryData(options.queryKey, before =>
        before?.some(({ id }) => id === comment.id)
          ? before.map(one => (one.id === comment.id ? comment : one))
          : [...(before ?? []), comment],
      ),
    [cache, options.queryKey],
  )
  const drop = useCallback(
    (id: string) => cache.setQueryData(options.queryKey, before => before?.filter(one => one.id !== id)),
    [cache, options.queryKey],
  )

  const bringIntoView = useCallback(
    (anchor: Anchor) => {
      const scroller = screen.current?.querySelector('.article-scroller')
      const target = elementOf(anchor, screen.current)?.getBoundingClientRect() ?? placeOf(anchor)
      if (!scroller || !target) return
      const page = scroller.getBoundingClientRect()
      if (target.top >= page.top + 8 && target.bottom <= page.bottom - 8) return
      scroller.scrollTop += target.top - page.top - page.height / 3
    },
    [screen, placeOf],
  )
  const { showRight } = panels
  const show = useCallback(
    (id: string | null) => {
      setActive(id)
      const comment = now.current.all?.find(one => one.id === id)
      if (!comment) return
      showRight('comments')
      setFilter(before =>
        filtered([comment], before, person.id).length > 0
          ? before
          : { state: comment.resolvedAt === null ? 'open' : 'all', who: 'everybody' },
      )
      bringIntoView(anchorOf(comment))
    },
    [showRight, person.id, bringIntoView, anchorOf],
  )
  const showFocused = useCallback(
    (id: string) => {
      show(id)
      setFocusAsked(before => before + 1)
    },
    [show],
  )
  // A comment that is asked for before the engine has told them is shown once it has.
  const [asked, setAsked] = useState<string | null>(null)
  useShownComment(setAsked)
  useEffect(() => {
    if (asked === null || !all) return
    setAsked(null)
    if (all.some(({ id }) => id === asked)) showFocused(asked)
  }, [asked, all, showFocused])

  const begin = useCallback(
    (about: Anchor | 'selected' | 'here') => {
      follow()
      const { opened: on, allWords: said } = now.current
      const content = { fields: on.fields, body: on.body() }
      const anchor = typeof about === 'object' ? about : anchorHere(editor, content, said, about)
      live.put(pendingId, anchor)
      setActive(null)
      setPending({ anchor })
      showRight('comments')
    },
    [editor, live, follow, showRight],
  )
  const leave = useCallback(() => {
    setActive(null)
    editor.getRootElement()?.focus({ preventScroll: true })
  }, [editor])
  const cancel = useCallback(() => {
    setPending(null)
    leave()
  }, [leave])

  const send = useCallback(
    async (text: string, proposal: string | null) => {
      const { opened: on } = now.current
      // The engine looks at the text on the disk.
      await on.draft.flush()
      follow()
      const anchor = live.get(pendingId)
      if (!anchor) return
      const target = targetOf(anchor, live, on.fields, on.body)
      const comment = await client.comments.add({ article, target, text, proposal })
      // Where it is now: the text may have gone on while the engine wrote.
      live.follow()
      live.put(comment.id, live.get(pendingId) ?? comment.anchor)
      put(comment)
      setPending(null)
      setActive(comment.id)
      editor.getRootElement()?.focus({ preventScroll: true })
      void on.refresh().catch(() => {})
    },
    [client, article, live, follow, put, editor],
  )

  const tell = useCallback((error: unknown) => toast({ words: sayRefusal(error), tone: 'danger' }), [])
  const resolve = useCallback(
    (comment: Comment, resolved: boolean) => {
      client.comments
        .resolve({ comment: comment.id, resolved })
        .then(put, tell)
        .then(() => {
          keepFocus(editor)
          return now.current.opened.refresh()
        })
        .catch(() => {})
    },
    [client, editor, put, tell],
  )
  const accept = useCallback(
    (comment: Comment) => {
      acceptOnScreen(comment, { client, editor, live, opened: now.current.opened })
        .then(accepted => {
          put(accepted.comment)
          keepFocus(editor)
          const said = now.current.allWords.comments
          if (accepted.isShown) toast({ words: said.acceptedToast })
          else toast({ words: said.acceptedElsewhere, tone: 'danger' })
          return now.current.opened.refresh()
        })
        .catch(tell)
    },
    [client, editor, live, put, tell],
  )

  const step = useCallback(
    (by: 1 | -1) => {
      const list = filtered(now.current.all ?? nothingSaid, everyOpenComment, person.id)
      const ordered = inReadingOrder(list, anchorOf, live.order())
      if (ordered.length === 0) {
        toast({ words: now.current.allWords.comments.noMore })
        return
      }
      const at = ordered.findIndex(({ id }) => id === now.current.active)
      const next = ordered[(at + by + ordered.length) % ordered.length] ?? ordered[0]
      if (next) showFocused(at < 0 && by < 0 ? (ordered.at(-1)?.id ?? next.id) : next.id)
    },
    [person.id, anchorOf, live, showFocused],
  )

  useClicks(editor, live, now, show)

  const onActive = useCallback(
    (work: (comment: Comment) => void) => () => {
      const comment = now.current.all?.find(({ id }) => id === now.current.active)
      if (comment) work(comment)
    },
    [],
  )
  const commands = useMemo(() => {
    const waits = (comment: Comment) => comment.proposal?.decision === null
    return [
      {
        id: 'article.comment.add',
        label: words.commandAdd,
        icon: MessageSquarePlus,
        keys: commentKeys.add,
        run: () => begin('here'),
      },
      {
        id: 'article.comment.next',
        label: words.next,
        icon: MessageSquare,
        keys: commentKeys.next,
        run: () => step(1),
      },
      {
        id: 'article.comment.previous',
        label: words.previous,
        keys: commentKeys.previous,
        run: () => step(-1),
      },
      {
        id: 'article.comment.accept',
        label: words.commandAccept,
        keys: commentKeys.accept,
        run: onActive(comment => waits(comment) && now.current.opened.isEditable && accept(comment)),
      },
      {
        id: 'article.comment.refuse',
        label: words.commandRefuse,
        keys: commentKeys.refuse,
        run: onActive(comment => waits(comment) && now.current.opened.isEditable && setRefusing(comment)),
      },
      {
        id: 'article.comment.resolve',
        label: words.commandResolve,
        keys: commentKeys.resolve,
        run: onActive(comment => resolve(comment, comment.resolvedAt === null)),
      },
    ]
  }, [words, begin, step, onActive, accept, resolve])
  useCommands(commands)
  const keyGroups = useMemo(
    () => [
      {
        id: 'article.comments',
        title: words.keys,
        rows: [
          { keys: 'Ctrl+Enter', label: words.keySend },
          { keys: 'Enter', label: words.keyReply },
          { keys: 'ArrowUp, ArrowDown', label: words.keyMove },
          { keys: 'Esc', label: words.keyBack },
        ],
      },
    ],
    [words],
  )
  useShownKeys(keyGroups)

  const context = useMemo<Comments>(
    () => ({
      all,
      shown,
      error: query.error,
      filter,
      setFilter,
      anchorOf,
      wordsOf,
      active,
      show,
      focusAsked,
      pending,
      begin,
      cancel,
      send,
      put,
      drop,
      accept,
      refusing,
      setRefusing,
      resolve,
      leave,
    }),
    [
      all,
      shown,
      query.error,
      filter,
      anchorOf,
      wordsOf,
      active,
      show,
      focusAsked,
      pending,
      begin,
      cancel,
      send,
      put,
      drop,
      accept,
      refusing,
      resolve,
      leave,
    ],
  )
  return (
    <CommentsContext value={context}>
      {children}
      {refusing && <RefuseDialog comment={refusing} onClose={() => setRefusing(null)} />}
    </CommentsContext>
  )
}

/** A talk that is done with may leave the list, and the focus with it: then it goes to the text. */
function keepFocus(editor: LexicalEditor): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) editor.getRootElement()?.focus({ preventScroll: true })
    }),
  )
}

/** What is selected in the text, or where somebody is; the whole article where that is nowhere. */
function anchorHere(
  editor: LexicalEditor,
  content: Content,
  words: AllWords,
  about: 'selected' | 'here',
): Anchor {
  const place = about === 'here' ? placeOfInput(document.activeElement, editor, content, words) : null
  if (place) return anchorAtPlace(content, place) ?? { kind: 'article' }
  const root = editor.getRootElement()
  const isThere = root?.contains(document.activeElement) || root?.contains(getSelection()?.anchorNode ?? null)
  if (!isThere) return { kind: 'article' }
  const { spans, block } = editor.read('latest', () => ({ spans: $selectedSpans(), block: $blockHere() }))
  const atBlock = block !== null && about === 'here' ? anchorAtBlock(content.body, block) : null
  return anchorAt(content.body, spans) ?? atBlock ?? { kind: 'article' }
}

/** What the engine is told of a comment's anchor on the screen. */
function targetOf(anchor: Anchor, live: LiveAnchors, fields: Fields, body: () => Body): CommentTarget {
  switch (anchor.kind) {
    case 'article':
      return { kind: 'article' }
    case 'block':
      return { kind: 'block', block: anchor.block }
    case 'field': {
      const { field, part } = anchor
      return {
        kind: 'field',
        field,
        part,
        words: textAtPlace({ fields, body: body() }, { field, part }) ?? '',
      }
    }
    case 'range':
      return { kind: 'range', spans: anchor.spans, words: live.wordsAt(anchor.spans) ?? '' }
  }
}

function wordsOnScreen(anchor: Anchor, comment: Comment, live: LiveAnchors, fields: Fields): string | null {
  if (anchor.kind === 'range') return live.wordsAt(anchor.spans)
  if (anchor.kind === 'field' && anchor.part === null) {
    const value: unknown = Reflect.get(fields, anchor.field)
    return typeof value === 'string' ? value : comment.words
  }
  return comment.words
}

/** The input of a field above the text. */
function elementOf(anchor: Anchor, screen: HTMLElement | null): Element | null {
  if (anchor.kind !== 'field' || anchor.part !== null) return null
  return anchor.field === 'title' || anchor.field === 'lede'
    ? (screen?.querySelector(`.article-${anchor.field}`) ?? null)
    : null
}

/** A click on marked words shows what is said about them: of several talks, that about the fewest words. */
function useClicks(
  editor: LexicalEditor,
  live: LiveAnchors,
  now: RefObject<{ all: readonly Comment[] | null }>,
  show: (id: string) => void,
): void {
  useEffect(
    () =>
      editor.registerCommand(
        CLICK_COMMAND,
        event => {
          const spot = spotAt(editor, event)
          if (!spot || getSelection()?.isCollapsed === false) return false
          live.follow()
          const hit = (now.current.all ?? [])
            .filter(({ resolvedAt }) => resolvedAt === null)
            .flatMap(({ id }) => {
              const anchor = live.get(id)
              const span =
                anchor?.kind === 'range'
                  ? anchor.spans.find(
                      ({ block, start, end }) =>
                        block === spot.block && start <= spot.offset && spot.offset <= end,
                    )
                  : undefined
              return span ? [{ id, length: span.end - span.start }] : []
            })
            .reduce<{ id: string; length: number } | null>(
              (best, one) => (best && best.length <= one.length ? best : one),
              null,
            )
          if (hit) show(hit.id)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, live, now, show],
  )
}

/** Where in the words of which block somebody clicked; known by the page, since a text that is only read has no caret. */
function spotAt(
  editor: LexicalEditor,
  { clientX, clientY }: MouseEvent,
): { block: string; offset: number } | null {
  const caret = document.caretPositionFromPoint(clientX, clientY)
  if (!caret || !(caret.offsetNode instanceof Text)) return null
  const { offsetNode, offset } = caret
  return editor.read('latest', () => {
    const node = $getNearestNodeFromDOMNode(offsetNode)
    if (!node) return null
    const spot = $offsetInBlock(node.getKey())
    return spot && { block: spot.block, offset: spot.start + offset }
  })
}
