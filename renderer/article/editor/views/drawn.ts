import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import type { LexicalEditor } from 'lexical'
import { type RefObject, startTransition, useEffect, useState } from 'react'

/** How near to the view a block is drawn before all others, px. */
const near = 800
/** How long nobody must have typed before another one is drawn, ms. */
const rest = 2_000
/** How many that come at once while somebody works are drawn at once. */
const fewAtOnce = 8
/** How long the window must have nothing to do for it, ms. */
const enough = 8

/**
 * Whether this block is to be drawn with all its inputs, which takes a while where there are many. A few that come while
 * somebody works are drawn at once; of those that an article opens with, and of many that come together, first the ones
 * near the view, and then, while nobody types, one by one the others.
 */
export function useDrawn(block: RefObject<HTMLElement | null>): boolean {
  const [editor] = useLexicalComposerContext()
  const drawing = drawingOf(editor)
  const [isDrawn, setDrawn] = useState(() => drawing.isDrawnAtOnce())
  useEffect(() => {
    const element = block.current
    if (isDrawn || !element) return
    return drawing.wait(element, () => setDrawn(true))
  }, [drawing, block, isDrawn])
  return isDrawn
}

/** To be called where an article opens, so that what comes after that is known to come later. */
export function useDrawing(): void {
  const [editor] = useLexicalComposerContext()
  drawingOf(editor)
}

const drawings = new WeakMap<LexicalEditor, Drawing>()

function drawingOf(editor: LexicalEditor): Drawing {
  const known = drawings.get(editor) ?? new Drawing(editor)
  drawings.set(editor, known)
  return known
}

/** Which blocks of one editor wait to be drawn. */
class Drawing {
  private readonly editor: LexicalEditor
  private readonly waiting = new Map<Element, () => void>()
  private observer: IntersectionObserver | null = null
  private end: (() => void) | null = null
  /** How many more are drawn at once in this frame. */
  private free = 0
  private changedAt = 0

  constructor(editor: LexicalEditor) {
    this.editor = editor
    // What the article opens with is there in its first frame.
    requestAnimationFrame(() => requestAnimationFrame(() => (this.free = fewAtOnce)))
  }

  isDrawnAtOnce(): boolean {
    if (this.free === 0) return false
    if (this.free-- === fewAtOnce) requestAnimationFrame(() => (this.free = fewAtOnce))
    return true
  }

  /** `draw` is called once it is this block's turn; returns how to give that up. */
  wait(element: Element, draw: () => void): () => void {
    this.waiting.set(element, draw)
    this.observer ??= new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) this.draw(target)
      },
      { root: element.closest('.article-scroller'), rootMargin: `${near}px 0px` },
    )
    this.observer.observe(element)
    this.end ??= this.begin()
    return () => this.forget(element)
  }

  private draw(element: Element): void {
    const draw = this.waiting.get(element)
    this.forget(element)
    draw?.()
  }

  private forget(element: Element): void {
    this.waiting.delete(element)
    this.observer?.unobserve(element)
    if (this.waiting.size > 0) return
    this.observer?.disconnect()
    this.observer = null
    this.end?.()
    this.end = null
  }

  private begin(): () => void {
    let idle = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (after: number) => {
      timer = setTimeout(() => {
        idle = requestIdleCallback(deadline => {
          const left = this.changedAt + rest - performance.now()
          const [next] = this.waiting.keys()
          if (next === undefined) return
          // In pieces, so that a key that comes meanwhile does not wait for the whole of it.
          if (left <= 0 && deadline.timeRemaining() > enough) startTransition(() => this.draw(next))
          later(Math.max(0, left))
        })
      }, after)
    }
    this.changedAt = performance.now()
    const unregister = this.editor.registerUpdateListener(() => {
      this.changedAt = performance.now()
    })
    later(rest)
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      unregister()
    }
  }
}
