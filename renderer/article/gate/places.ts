import type { LexicalEditor } from 'lexical'
import type { CheckPlace } from '../../../shared/checks/index.ts'
import type { AllWords } from '../../app/words.ts'
import { showComment } from '../comments/show-comment.ts'
import { $blockWith, $restoreCaret } from '../place.ts'

export interface Surroundings {
  editor: LexicalEditor
  /** The whole article screen. */
  screen: HTMLElement
  words: AllWords
  showFields: () => void
  showComments: () => void
}

/** Goes where something is missing: the focus into the field, the caret into the block, or to the comment. */
export function goTo(place: CheckPlace, around: Surroundings): void {
  // A dialog that closes gives the focus back to where it was; only then may it go elsewhere.
  afterDialogs(() => go(place, around))
}

function afterDialogs(work: () => void, frames = 2): void {
  const isOpen = document.querySelector('.ui-veil') !== null
  if (!isOpen && frames === 0) work()
  else requestAnimationFrame(() => afterDialogs(work, isOpen ? 2 : frames - 1))
}

function go(place: CheckPlace, around: Surroundings): void {
  const { editor, screen, words, showFields, showComments } = around
  switch (place.kind) {
    case 'field':
      if (place.field === 'title' || place.field === 'lede') {
        reach(screen.querySelector<HTMLElement>(`.article-${place.field} textarea`))
      } else if (place.field === 'body') {
        editor.focus(undefined, { defaultSelection: 'rootEnd' })
      } else {
        if (place.field !== 'correction') showFields()
        whenThere(() => focusIn(screen.querySelector(`[data-spot="${place.field}"]`)))
      }
      return
    case 'block':
      intoBlock(editor, place)
      return
    case 'figure': {
      const label = place.text === 'media' ? null : words.article.figure[place.text]
      if (place.block === null) {
        showFields()
        whenThere(() => focusIn(screen.querySelector('[data-spot="leadFigure"]'), label))
        return
      }
      const element = elementOf(editor, place.block)
      element?.scrollIntoView({ block: 'center' })
      if (element && place.figure !== place.block) openInGallery(element, place.figure)
      whenThere(() => focusIn(element, label))
      return
    }
    case 'comment':
      showComments()
      showComment(place.comment)
      return
    case 'question':
      return
  }
}

/** A panel that has just been opened is drawn first. */
function whenThere(work: () => boolean, tries = 20): void {
  requestAnimationFrame(() => {
    if (!work() && tries > 0) whenThere(work, tries - 1)
  })
}

function reach(element: HTMLElement | null): boolean {
  if (!element) return false
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'center' })
  return true
}

const focusable = 'input:not([type=hidden]), textarea, button, [tabindex="0"]'

/** The field of this label inside an element, or its first one. */
function focusIn(element: Element | null, label: string | null = null): boolean {
  if (!element) return false
  const all = [...element.querySelectorAll<HTMLElement>(focusable)].filter(
    one => !one.hasAttribute('disabled'),
  )
  const named = label === null ? undefined : all.find(one => labelOf(one) === label)
  if (label !== null && !named) return false
  return reach(named ?? all.find(one => one.closest('[aria-hidden="true"]') === null) ?? null)
}

function labelOf(element: HTMLElement): string {
  const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : []
  const [first] = labels
  return first?.textContent?.trim() ?? element.getAttribute('aria-label') ?? ''
}

function openInGallery(gallery: HTMLElement, figure: string): void {
  const thumbnail = gallery.querySelector<HTMLElement>(`[data-figure="${figure}"]`)
  if (thumbnail?.getAttribute('aria-expanded') === 'false') thumbnail.click()
}

function elementOf(editor: LexicalEditor, block: string): HTMLElement | null {
  const key = editor.read('latest', () => $blockWith(block)?.getKey())
  return key === undefined ? null : editor.getElementByKey(key)
}

function intoBlock(editor: LexicalEditor, { block, offset }: { block: string; offset: number }): void {
  const element = elementOf(editor, block)
  editor.update(() => void $restoreCaret({ block, offset }), { tag: 'skip-scroll-into-view' })
  editor.getRootElement()?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
