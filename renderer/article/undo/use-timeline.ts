import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  COMMAND_PRIORITY_CRITICAL,
  type EditorState,
  HISTORIC_TAG,
  IS_APPLE,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import {
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Fields } from '../../../shared/article/index.ts'
import { pressed } from '../../app/commands.ts'
import { redoKeys, undoKeys } from '../editor/keys.ts'
import { isInNote, registerBodyChanges } from './body-changes.ts'
import { lettersOf } from './letters.ts'
import { focusedInput, isTyped, type Place, placeInText, placeOfField, reveal, textOf } from './place.ts'
import { type ChangeKind, Timeline } from './timeline.ts'

/** What a step puts back: a state of the text, or some of the fields. */
export type Part = { text: EditorState } | { fields: Partial<Fields> }
export type ArticleTimeline = Timeline<Part, Place>

export interface ArticleUndo {
  timeline: ArticleTimeline
  /** Tells that fields change now: what stood there and what stands there. */
  fieldsChanged: (before: Partial<Fields>, after: Partial<Fields>) => void
  /** Takes back the last thing that was done anywhere in the article, and shows where. */
  undo: () => void
  redo: () => void
}

interface Source {
  screen: RefObject<HTMLElement | null>
  isEditable: boolean
  /** Puts fields in without telling the timeline; answers what stood there. */
  putFields: (fields: Partial<Fields>) => Partial<Fields>
  showFields: () => void
}

/** One history of the text and of all fields. It takes the place of the history of the editor and of each input. */
export function useTimeline(source: Source): ArticleUndo {
  const [editor] = useLexicalComposerContext()
  const now = useRef(source)
  now.current = source
  const isComposing = useRef(false)

  const [timeline] = useState<ArticleTimeline>(
    () =>
      new Timeline<Part, Place>({
        now: () => Date.now(),
        apply: part => {
          if ('fields' in part) return { fields: now.current.putFields(part.fields) }
          const text = editor.getEditorState()
          editor.setEditorState(part.text, { tag: HISTORIC_TAG })
          return { text }
        },
      }),
  )

  const move = useCallback(
    (direction: 'undo' | 'redo') => {
      const { screen, isEditable, showFields } = now.current
      if (!isEditable || !screen.current || editor.isComposing()) return
      // What is still on its way into the text belongs to the step before.
      editor.update(() => {}, { discrete: true })
      const before = textOf(timeline.next(direction))
      const place = timeline[direction]()
      if (place) reveal(place, before, { editor, screen: screen.current, showFields })
    },
    [editor, timeline],
  )
  const undo = useCallback(() => move('undo'), [move])
  const redo = useCallback(() => move('redo'), [move])

  useEffect(
    () =>
      mergeRegister(
        registerBodyChanges(editor, ({ before, kind, node, word }) =>
          timeline.record({
            kind: kind === 'typing' && isComposing.current ? 'composing' : kind,
            source: `text ${focusedInput()?.id ?? (isInNote(document.activeElement) ? node : '')}`,
            before: { text: before },
            place: placeInText(editor, node),
            word,
          }),
        ),
        // From the window's menu; a command is given inside of an update, in which no state can be put back.
        editor.registerCommand(UNDO_COMMAND, () => later(undo), COMMAND_PRIORITY_CRITICAL),
        editor.registerCommand(REDO_COMMAND, () => later(redo), COMMAND_PRIORITY_CRITICAL),
      ),
    [editor, timeline, undo, redo],
  )

  const { screen } = source
  useEffect(() => {
    const element = screen.current
    if (!element) return
    const onKeyDown = (event: KeyboardEvent) => {
      const direction = directionOf(event)
      if (direction === null || event.isComposing || isOwn(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      move(direction)
    }
    const onBeforeInput = (event: InputEvent) => {
      const direction = { historyUndo: 'undo', historyRedo: 'redo' } as const
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      if (isOwn(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      move(direction[event.inputType])
    }
    const onComposition = (event: CompositionEvent) => {
      isComposing.current = event.type === 'compositionstart'
    }
    element.addEventListener('keydown', onKeyDown, true)
    element.addEventListener('beforeinput', onBeforeInput, true)
    element.addEventListener('compositionstart', onComposition, true)
    element.addEventListener('compositionend', onComposition)
    return () => {
      element.removeEventListener('keydown', onKeyDown, true)
      element.removeEventListener('beforeinput', onBeforeInput, true)
      element.removeEventListener('compositionstart', onComposition, true)
      element.removeEventListener('compositionend', onComposition)
    }
  }, [screen, move])

  const fieldsChanged = useCallback(
    (before: Partial<Fields>, after: Partial<Fields>) => {
      const names = Object.keys(after)
      // A title takes its address along.
      const [first = ''] = names
      const [was, is] = [before, after].map(part => JSON.stringify(Reflect.get(part, first)) ?? '')
      const { grown, word } = lettersOf(was ?? '', is ?? '')
      timeline.record({
        kind: kindOfField(grown, isComposing.current),
        source: `fields ${names.join()} ${focusedInput()?.id ?? ''}`,
        before: { fields: before },
        place: placeOfField(),
        word: word === null ? null : `${first} ${word}`,
      })
    },
    [timeline],
  )

  return useMemo(() => ({ timeline, fieldsChanged, undo, redo }), [timeline, fieldsChanged, undo, redo])
}

/** Whether something can be taken back or done again, followed. */
export const useUndoable = (timeline: ArticleTimeline) =>
  useSyncExternalStore(timeline.subscribe, timeline.current)

function kindOfField(grown: number, isComposing: boolean): ChangeKind {
  if (!isTyped(focusedInput())) return 'other'
  if (isComposing) return 'composing'
  if (Math.abs(grown) > 2) return 'other'
  return grown < 0 ? 'deleting' : 'typing'
}

function directionOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (pressed(event, undoKeys, IS_APPLE)) return 'undo'
  return pressed(event, redoKeys, IS_APPLE) || pressed(event, 'Ctrl+Shift+Z', IS_APPLE) ? 'redo' : null
}

/** Inputs whose text is not the article's (a comment, a search) keep the history that every input has. */
const isOwn = (target: EventTarget | null): boolean =>
  target instanceof Element && isTyped(target) && target.closest('[data-own-undo]') !== null

function later(work: () => void): true {
  queueMicrotask(work)
  return true
}
