import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection, HISTORY_PUSH_TAG, type RangeSelection } from 'lexical'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import {
  expandReplacement,
  type FindOptions,
  type PatternFault,
  queryOf,
} from '../../../shared/find/index.ts'
import { openNote } from '../editor/open-note.ts'
import { useOpened } from '../opened.ts'
import { placeOfInput, type Place as Where } from '../undo/place.ts'
import { type FieldText, fieldsWith } from './field-texts.ts'
import {
  bringIntoView,
  clearMarks,
  inputOf,
  isUncovered,
  type Place,
  type Surface,
  showMarks,
  uncover,
} from './marks.ts'
import { Overtaken, Search, SearchTooSlow } from './search.ts'
import { $replaceIn, $segments, type Segment } from './segments.ts'

/** What somebody looks for, kept from one opening of the bar to the next. */
export interface Wanted {
  text: string
  replacement: string
  options: FindOptions
  keepCase: boolean
}

export const nothingWanted: Wanted = {
  text: '',
  replacement: '',
  options: { case: false, marks: true, tones: true, wholeWord: false, pattern: false },
  keepCase: true,
}

export type FindStatus =
  | { kind: 'nothing' }
  | { kind: 'found'; count: number; at: number }
  | { kind: 'broken'; fault: PatternFault; detail: string }
  | { kind: 'slow' }

/** For each segment that the selection touched, from where to where, UTF-16 offsets. */
type Scope = Map<string, [start: number, end: number]>

export interface Replaced {
  count: number
  /** Texts that would have become longer than they may be, and so were left alone. */
  tooLong: number
}

export interface Find {
  status: FindStatus
  move: (by: 1 | -1) => void
  replaceOne: () => Replaced
  replaceAll: () => Replaced
  /** Whether only a part of the text is looked through. */
  isScoped: boolean
  /** Looks through what is selected only, or through everything again; says whether something is selected. */
  toggleScope: () => boolean
  /** Takes the marks away and puts the selection on the match. */
  leave: () => void
}

/** How long the text rests before it is searched again, ms. */
const rest = 300
/** How many frames long it is waited for what hides a match to open. */
const mostFrames = 120

/** Looks for something in the whole article, as long as this is there. */
export function useFind(
  wanted: Wanted,
  screen: RefObject<HTMLElement | null>,
  /** Opens the panel with the fields. */
  showFields: () => void,
): Find {
  const [editor] = useLexicalComposerContext()
  const { fields, change, history, isEditable } = useOpened()
  const [search] = useState(() => new Search())
  const [places, setPlaces] = useState<readonly Place[]>([])
  const [at, setAt] = useState(-1)
  const [failure, setFailure] = useState<'slow' | null>(null)
  const [scope, setScope] = useState<Scope | null>(null)
  const now = useRef({ wanted, fields, places, at, scope })
  now.current = { wanted, fields, places, at, scope }

  const look = useCallback(
    async (from: 'caret' | 'match') => {
      const asked = now.current
      const segments = editor.getEditorState().read(() => $segments(asked.fields))
      let found: Place[]
      try {
        const { text, options } = asked.wanted
        const matches = await search.in(
          segments.map(segment => segment.text),
          text,
          options,
        )
        found = segments.flatMap((segment, index) =>
          (matches[index] ?? [])
            .filter(match => isWithin(asked.scope, segment, match))
            .map(match => ({ segment, match })),
        )
        setFailure(null)
      } catch (error) {
        if (error instanceof Overtaken) return
        if (!(error instanceof SearchTooSlow)) throw error
        found = []
        setFailure('slow')
      }
      const before = asked.places[asked.at]
      const start =
        from === 'match' && before
          ? { segment: before.segment.id, offset: before.match.start }
          : editor.getEditorState().read(() => $caretIn(segments))
      setPlaces(found)
      setAt(found.length === 0 ? -1 : firstFrom(found, segments, start))
    },
    [editor, search],
  )

  const asked = JSON.stringify([wanted.text, wanted.options, scope === null])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something else is looked for
  useEffect(() => {
    const timer = setTimeout(() => void look('caret'), 60)
    return () => clearTimeout(timer)
  }, [asked, look])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a field or the text has changed
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look('match'), rest)
    }
    later()
    const unregister = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) later()
    })
    return () => {
      clearTimeout(timer)
      unregister()
    }
  }, [editor, look, fields])

  const chosen = places[at] ?? null
  const surface = useCallback(
    (): Surface | null => screen.current && { editor, screen: screen.current },
    [editor, screen],
  )
  const seen = useRef({ key: '', isShown: true })
  useEffect(() => {
    const drawn = surface()
    if (!drawn) return
    showMarks(drawn, places, chosen)
    // Only when somebody went there: the page stays where it is while the text is edited.
    const key = `${asked} ${at}`
    if (!chosen || (seen.current.key === key && seen.current.isShown)) return
    if (seen.current.key !== key) uncover(drawn, chosen, showFields)
    seen.current = { key, isShown: false }
    let tries = 0
    const settle = () => {
      // What was opened is drawn when the window comes to it.
      if (!isUncovered(drawn, chosen) && ++tries < mostFrames) {
        frame = requestAnimationFrame(settle)
        return
      }
      seen.current.isShown = true
      showMarks(drawn, places, chosen)
      bringIntoView(drawn, chosen)
    }
    let frame = requestAnimationFrame(settle)
    return () => cancelAnimationFrame(frame)
  }, [surface, places, chosen, asked, at, showFields])
  useEffect(
    () => () => {
      search.close()
      clearMarks(screen.current)
    },
    [search, screen],
  )

  const move = (by: 1 | -1) => {
    if (places.length > 0) setAt((at + by + places.length) % places.length)
  }

  const replace = (chosenPlaces: readonly Place[]): Replaced => {
    const outcome: Replaced = { count: 0, tooLong: 0 }
    const [first] = chosenPlaces
    if (!first || !isEditable || editor.isComposing()) return outcome
    const query = queryOf(wanted.text, wanted.options)
    const fresh = new Map(
      editor.getEditorState().read(() => $segments(fields).map(segment => [segment.id, segment])),
    )
    const bySegment = new Map<string, Place[]>()
    for (const place of chosenPlaces) {
      const inside = bySegment.get(place.segment.id)
      if (inside) inside.push(place)
      else bySegment.set(place.segment.id, [place])
    }
    history.timeline.together(placeOf(first), () => {
      const texts: { of: FieldText; text: string }[] = []
      editor.update(
        () => {
          for (const [id, inside] of bySegment) {
            const segment = fresh.get(id)
            // What was found must still stand there.
            if (!segment || segment.text !== inside[0]?.segment.text) continue
            const changes = inside.map(({ match }) => {
              const found = segment.text.slice(match.start, match.end)
              const words = expandReplacement(wanted.replacement, found, match, query, wanted)
              return { ...match, words: words.replace(/[\n\ufffc]/g, ' ') }
            })
            const grown = changes.reduce(
              (sum, { start, end, words }) => sum + words.length - (end - start),
              0,
            )
            if (segment.text.length + grown > segment.longest) {
              outcome.tooLong++
              continue
            }
            outcome.count += changes.length
            widen(scope, id, grown)
            if (segment.kind === 'field') {
              texts.push({ of: segment.field, text: withChanges(segment.text, changes) })
            } else if (segment.kind === 'line') {
              $replaceIn(segment, 0, segment.text.length, withChanges(segment.text, changes))
            } else {
              // From the end, so that what stands before keeps its place.
              for (const { start, end, words } of changes.toReversed()) $replaceIn(segment, start, end, words)
            }
          }
        },
        { discrete: true, tag: [HISTORY_PUSH_TAG, 'skip-dom-selection'] },
      )
      if (texts.length > 0) change(fieldsWith(fields, texts))
    })
    void look('match')
    return outcome
  }
  const placeOf = ({ segment }: Place): Where => {
    const drawn = surface()
    const input = drawn && inputOf(drawn, segment)
    if (input) return placeOfInput(input)
    return { input: null, node: segment.kind === 'field' ? null : segment.node }
  }

  const toggleScope = () => {
    if (scope) {
      setScope(null)
      return true
    }
    const selected = editor.getEditorState().read(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection) || selection.isCollapsed()) return null
      return $scopeOf(selection, $segments(fields))
    })
    if (!selected || selected.size === 0) return false
    setScope(selected)
    return true
  }

  const leave = () => {
    const place = places[at]
    const drawn = surface()
    const input = place && drawn && inputOf(drawn, place.segment)
    if (input) {
      input.focus({ preventScroll: true })
      input.setSelectionRange(place.match.start, place.match.end)
      return
    }
    if (place?.segment.kind === 'note' && isEditable) {
      openNote(editor, place.segment.node)
      return
    }
    if (place?.segment.kind === 'words') {
      const { pieces } = place.segment
      editor.update(() => void $select(pieces, place.match.start, place.match.end))
    }
    editor.getRootElement()?.focus({ preventScroll: true })
  }

  const query = queryOf(wanted.text, wanted.options)
  const status: FindStatus =
    query.kind === 'broken'
      ? { kind: 'broken', fault: query.fault, detail: query.detail }
      : failure === 'slow'
        ? { kind: 'slow' }
        : query.kind === 'none'
          ? { kind: 'nothing' }
          : { kind: 'found', count: places.length, at }

  return {
    status,
    move,
    replaceOne: () => replace(places.slice(at, at + 1)),
    replaceAll: () => replace(places),
    isScoped: scope !== null,
    toggleScope,
    leave,
  }
}

function withChanges(
  text: string,
  changes: readonly { start: number; end: number; words: string }[],
): string {
  let result = ''
  let from = 0
  for (const { start, end, words } of changes) {
    result += text.slice(from, start) + words
    from = end
  }
  return result + text.slice(from)
}

function isWithin(
  scope: Scope | null,
  { id }: Segment,
  { start, end }: { start: number; end: number },
): boolean {
  if (scope === null) return true
  const range = scope.get(id)
  return range !== undefined && start >= range[0] && end <= range[1]
}

/** What was replaced inside is looked through again, as long as it has become. */
function widen(scope: Scope | null, id: string, by: number): void {
  const range = scope?.get(id)
  if (range) range[1] += by
}

/** The first match at or after a place, or the first of all. */
function firstFrom(
  places: readonly Place[],
  segments: readonly Segment[],
  start: { segment: string; offset: number } | null,
): number {
  if (!start) return 0
  const order = new Map(segments.map(({ id }, index) => [id, index]))
  const from = order.get(start.segment) ?? 0
  const found = places.findIndex(({ segment, match }) => {
    const index = order.get(segment.id) ?? 0
    return index > from || (index === from && match.start >= start.offset)
  })
  return Math.max(0, found)
}

function $caretIn(segments: readonly Segment[]): { segment: string; offset: number } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const { key, offset } = selection.isBackward() ? selection.focus : selection.anchor
  for (const segment of segments) {
    if (segment.kind !== 'words') continue
    if (segment.node === key) return { segment: segment.id, offset: 0 }
    const piece = segment.pieces.find(({ node }) => node === key)
    if (piece) return { segment: segment.id, offset: piece.start + offset }
  }
  return null
}

function $scopeOf(selection: RangeSelection, segments: readonly Segment[]): Scope {
  const [first, last] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const selected = new Set(selection.getNodes().map(node => node.getKey()))
  const scope: Scope = new Map()
  for (const segment of segments) {
    if (segment.kind === 'field') continue
    if (segment.kind !== 'words') {
      if (selected.has(segment.node)) scope.set(segment.id, [0, segment.text.length])
      continue
    }
    let range: [number, number] | null = null
    for (const { node, start, length } of segment.pieces) {
      if (!selected.has(node)) continue
      const from = first.type === 'text' && node === first.key ? first.offset : 0
      const to = last.type === 'text' && node === last.key ? last.offset : length
      range = [range?.[0] ?? start + from, start + to]
    }
    if (range) scope.set(segment.id, range)
  }
  return scope
}

type Pieces = Extract<Segment, { kind: 'words' }>['pieces']

function $select(pieces: Pieces, start: number, end: number): void {
  const selection = $getSelection()
  const at = (offset: number, isEnd: boolean) =>
    pieces.find(
      piece => offset < piece.start + piece.length || (isEnd && offset === piece.start + piece.length),
    )
  const [first, last] = [at(start, false), at(end, true)]
  if (!first || !last || !$isRangeSelection(selection)) return
  selection.anchor.set(first.node, start - first.start, 'text')
  selection.focus.set(last.node, end - last.start, 'text')
}
