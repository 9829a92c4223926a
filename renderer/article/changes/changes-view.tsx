import { ChevronDown, ChevronUp, Undo2 } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Content } from '../../../shared/article/index.ts'
import type { ShownComparison, ShownPart } from '../../../shared/comparison/index.ts'
import { pressed } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, classes, IconButton, Spinner, ToggleButton } from '../../ui/index.ts'
import { useComparison } from './compute.ts'
import { ChangedFacts } from './facts.tsx'
import { changesKeys, registerMoves } from './moves.ts'
import { PartReading } from './part-reading.tsx'
import './changes.css'

export interface ChangesViewProps {
  before: Content
  after: Content
  /** What the two are, above their columns: who wrote them and when. */
  headings?: { before: ReactNode; after: ReactNode } | undefined
  /** Who made a change, and when, in words; null while that is not known. */
  madeBy?: ((change: number) => string | null) | undefined
  /** Offers to put single changes back. */
  onPutBack?: ((change: number) => void) | undefined
  /** A narrow place has one column, and no choice. */
  narrow?: boolean | undefined
  /** Shows the whole article at first, not only what changed. */
  whole?: boolean | undefined
}

/**
 * The differences of two contents, to read: in one column or side by side, only what changed or all of it, with a step
 * from each change to the next. Computed aside, so that a long text keeps nobody from writing.
 */
export function ChangesView(props: ChangesViewProps) {
  const words = useWords().changes
  const compared = useComparison(props.before, props.after)
  if (compared.state === 'comparing') return <Spinner>{words.comparing}</Spinner>
  if (compared.state === 'failed') return <Banner tone="danger">{words.failed}</Banner>
  return <Reading {...props} shown={compared.shown} />
}

function Reading({
  shown,
  headings,
  madeBy,
  onPutBack,
  narrow = false,
  whole = false,
}: ChangesViewProps & { shown: ShownComparison }) {
  const words = useWords().changes
  const frame = useRef<HTMLDivElement>(null)
  const [wantsTwo, setWantsTwo] = useState(true)
  const [all, setAll] = useState(whole)
  const [at, setAt] = useState(0)
  const two = wantsTwo && !narrow
  const count = shown.changes

  const go = useCallback((change: number) => {
    setAt(change)
    if (frame.current) markCurrent(frame.current, change, true)
  }, [])
  const now = useRef({ at, count })
  now.current = { at, count }
  const move = useCallback(
    (by: 1 | -1) => {
      const { at, count } = now.current
      if (count > 0) go(((at - (at === 0 && by === -1 ? 0 : 1) + by + count) % count) + 1)
    },
    [go],
  )
  useEffect(() => registerMoves(move), [move])
  useKeysInDialog(frame, move)
  // Another comparison has other numbers.
  useEffect(() => {
    if (at > count) setAt(0)
  }, [at, count])
  // What is drawn anew has lost its mark.
  useEffect(() => {
    if (frame.current) markCurrent(frame.current, at, false)
  })

  if (count === 0 && !all && !whole) return <p className="changes-none">{words.nothing}</p>
  return (
    <div className={classes('changes', narrow && 'changes-narrow')}>
      <div className="changes-bar">
        <div className="changes-steps">
          <IconButton
            small
            icon={ChevronUp}
            label={`${words.previous} (${changesKeys.previous})`}
            isDisabled={count === 0}
            onPress={() => move(-1)}
          />
          <IconButton
            small
            icon={ChevronDown}
            label={`${words.next} (${changesKeys.next})`}
            isDisabled={count === 0}
            onPress={() => move(1)}
          />
          <span className="changes-at" role="status">
            {count === 0 ? words.nothing : words.at(at, count)}
          </span>
        </div>
        {!narrow && (
          // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset
          <div className="changes-choice" role="group" aria-label={words.layout}>
            <ToggleButton label={words.two} isSelected={wantsTwo} onChange={() => setWantsTwo(true)} />
            <ToggleButton label={words.one} isSelected={!wantsTwo} onChange={() => setWantsTwo(false)} />
          </div>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset */}
        <div className="changes-choice" role="group" aria-label={words.show}>
          <ToggleButton label={words.only} isSelected={!all} onChange={() => setAll(false)} />
          <ToggleButton label={words.all} isSelected={all} onChange={() => setAll(true)} />
        </div>
        {at > 0 && (
          <div className="changes-made">
            <span>{madeBy?.(at) ?? ''}</span>
            {onPutBack && (
              <Button small icon={Undo2} onPress={() => onPutBack(at)}>
                {words.putBack}
              </Button>
            )}
          </div>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys go from change to change; a click only saves them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys go from change to change */}
      <div
        className="changes-sheet"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrolled with the keyboard too
        tabIndex={0}
        ref={frame}
        data-two={two || undefined}
        onClick={({ target }) => {
          const change = target instanceof Element ? target.closest<HTMLElement>('[data-change]') : null
          if (change) setAt(Number(change.dataset.change))
        }}
      >
        {headings &&
          (two ? (
            <div className="changes-row changes-headings">
              <div>{headings.before}</div>
              <div>{headings.after}</div>
            </div>
          ) : (
            !narrow && (
              <div className="changes-headings">
                {headings.before}
                {headings.after}
              </div>
            )
          ))}
        <Fields shown={shown} two={two} />
        <Parts parts={shown.parts} all={all} two={two} />
      </div>
      <p className="changes-legend">
        <span className="ui-hidden">{words.legend}: </span>
        <ins className="changes-inserted">{words.added}</ins>{' '}
        <del className="changes-removed">{words.removed}</del>{' '}
        <span className="changes-marked">{words.marked}</span>
      </p>
    </div>
  )
}

function Fields({ shown: { fields }, two }: { shown: ShownComparison; two: boolean }) {
  if (fields.length === 0) return null
  if (!two) return <ChangedFacts facts={fields} side="one" />
  return fields.map(fact => (
    <div key={fact.name} className="changes-row">
      <ChangedFacts facts={[fact]} side="before" />
      <ChangedFacts facts={[fact]} side="after" />
    </div>
  ))
}

/** The parts one below the other; stretches in which nothing changed can be opened. */
function Parts({ parts, all, two }: { parts: readonly ShownPart[]; all: boolean; two: boolean }) {
  const stretches = useMemo(() => stretchesOf(parts), [parts])
  return stretches.map(stretch =>
    stretch.changed || all ? (
      stretch.parts.map(part => <Row key={part.key} part={part} two={two} />)
    ) : (
      <Gap key={stretch.parts[0]?.key} parts={stretch.parts} two={two} />
    ),
  )
}

function stretchesOf(parts: readonly ShownPart[]): { changed: boolean; parts: ShownPart[] }[] {
  const stretches: { changed: boolean; parts: ShownPart[] }[] = []
  for (const part of parts) {
    const changed = part.changes.length > 0
    const last = stretches.at(-1)
    if (last?.changed === changed) last.parts.push(part)
    else stretches.push({ changed, parts: [part] })
  }
  return stretches
}

function Row({ part, two }: { part: ShownPart; two: boolean }) {
  if (!two) return <PartReading part={part} side="one" />
  return (
    <div className="changes-row">
      <div>
        <PartReading part={part} side="before" />
      </div>
      <div>
        <PartReading part={part} side="after" />
      </div>
    </div>
  )
}

function Gap({ parts, two }: { parts: readonly ShownPart[]; two: boolean }) {
  const words = useWords().changes
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return parts.map(part => <Row key={part.key} part={part} two={two} />)
  return (
    <Button variant="plain" small className="changes-gap" onPress={() => setOpen(true)}>
      {words.expand(parts.length)}
    </Button>
  )
}

/** Marks every place of one change, and shows the first one. */
function markCurrent(frame: HTMLElement, change: number, reveal: boolean): void {
  for (const marked of frame.querySelectorAll('[data-current]')) marked.removeAttribute('data-current')
  if (change === 0) return
  const places = frame.querySelectorAll<HTMLElement>(`[data-change="${change}"]`)
  for (const place of places) place.setAttribute('data-current', '')
  const [first] = places
  if (first && reveal) bringIntoView(first)
}

/** Scrolls what holds the changes and nothing around it: the window's own frame must not move. */
function bringIntoView(place: HTMLElement): void {
  let holder = place.parentElement
  while (holder && !(holder.scrollHeight > holder.clientHeight && scrolls(holder)))
    holder = holder.parentElement
  if (!holder) return
  const [inner, outer] = [place.getBoundingClientRect(), holder.getBoundingClientRect()]
  // A third of the height stays above it, to see what it follows.
  holder.scrollTop += inner.top - outer.top - holder.clientHeight / 3
}

const scrolls = (element: HTMLElement) => /auto|scroll/.test(getComputedStyle(element).overflowY)

/** In a dialog the commands of the screen behind it rest; its own keys are heard here. */
function useKeysInDialog(frame: { current: HTMLElement | null }, move: (by: 1 | -1) => void): void {
  useEffect(() => {
    const dialog = frame.current?.closest<HTMLElement>('.ui-veil')
    if (!dialog) return
    const isMac = shell().platform === 'darwin'
    const onKeyDown = (event: KeyboardEvent) => {
      const by = pressed(event, changesKeys.next, isMac)
        ? 1
        : pressed(event, changesKeys.previous, isMac)
          ? -1
          : null
      if (by === null || event.isComposing) return
      event.preventDefault()
      move(by)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [frame, move])
}
