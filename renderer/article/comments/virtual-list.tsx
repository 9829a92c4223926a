import { type KeyboardEvent, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react'

interface VirtualListProps<Item> {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** How high an item is before anybody has seen it, px. */
  estimate: number
  /** The item that is to be in view. */
  current: string | null
  /** Draws an item; it is measured, and may grow and shrink. */
  children: (item: Item, index: number) => ReactNode
  onKeyDown?: (event: KeyboardEvent) => void
}

/** How far beyond what is in view items are drawn, px. */
const margin = 400

/** A list of any length, of which only what is in view is in the page. Items are as high as what they say. */
export function VirtualList<Item>({
  label,
  items,
  keyOf,
  estimate,
  current,
  children,
  onKeyDown,
}: VirtualListProps<Item>) {
  const scroller = useRef<HTMLOListElement>(null)
  const heights = useRef(new Map<string, number>())
  const [view, setView] = useState({ top: 0, height: 600 })
  const [, measured] = useState(0)

  const tops: number[] = []
  let whole = 0
  for (const item of items) {
    tops.push(whole)
    whole += heights.current.get(keyOf(item)) ?? estimate
  }
  const first = lastAtOrBefore(tops, view.top - margin)
  const last = lastAtOrBefore(tops, view.top + view.height + margin)
  // What has the focus stays, wherever somebody scrolls.
  const at = current === null ? -1 : items.findIndex(item => keyOf(item) === current)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    look()
    const size = new ResizeObserver(look)
    size.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      size.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  const [observer] = useState(
    () =>
      new ResizeObserver(entries => {
        let isNew = false
        for (const { target } of entries) {
          const key = target.getAttribute('data-key')
          if (!(target instanceof HTMLElement) || key === null || !target.isConnected) continue
          if (heights.current.get(key) === target.offsetHeight) continue
          heights.current.set(key, target.offsetHeight)
          isNew = true
        }
        if (isNew) measured(before => before + 1)
      }),
  )
  useLayoutEffect(() => () => observer.disconnect(), [observer])
  const observe = useCallback(
    (element: HTMLLIElement | null) => {
      if (!element) return
      observer.observe(element)
      return () => observer.unobserve(element)
    },
    [observer],
  )

  // Brought into view when it becomes the current one, and once more when its height is known.
  const wanted = useRef<string | null>(null)
  const shown = useRef<string | null>(null)
  if (current !== shown.current) {
    shown.current = current
    wanted.current = current
  }
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || wanted.current === null || at < 0) return
    const top = tops[at] ?? 0
    const height = heights.current.get(wanted.current)
    const isAbove = top < element.scrollTop
    const isBelow = top + (height ?? estimate) > element.scrollTop + element.clientHeight
    if (isAbove || isBelow)
      element.scrollTop = Math.max(0, isAbove ? top - 8 : top - element.clientHeight / 4)
    if (height !== undefined) wanted.current = null
  })

  const drawn = new Set<number>()
  for (let index = first; index <= last && index < items.length; index++) drawn.add(index)
  if (at >= 0) drawn.add(at)
  return (
    <ol ref={scroller} className="comments-list" aria-label={label} onKeyDown={onKeyDown}>
      <li aria-hidden style={{ height: whole }} className="comments-list-room" />
      {[...drawn]
        .sort((a, b) => a - b)
        .map(index => {
          const item = items[index]
          if (item === undefined) return null
          const key = keyOf(item)
          return (
            <li
              key={key}
              ref={observe}
              data-key={key}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="comments-list-item"
              style={{ top: tops[index] }}
            >
              {children(item, index)}
            </li>
          )
        })}
    </ol>
  )
}

/** The last of some ascending numbers that is not more than this; 0 when all are. */
function lastAtOrBefore(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= most) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
