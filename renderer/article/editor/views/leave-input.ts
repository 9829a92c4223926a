import { IS_APPLE, type LexicalEditor } from 'lexical'
import { pressed } from '../../../app/commands.ts'
import { besideKeys } from '../keys.ts'
import type { Side } from '../nesting.ts'

/** Goes from an input inside the text back to the text, where `$select` puts the caret. */
export function leaveInput(editor: LexicalEditor, $select: () => void): void {
  // As long as an input has the focus, the editor leaves the caret alone.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  editor.update($select, { discrete: true })
  editor.getRootElement()?.focus({ preventScroll: true })
}

/** To which side of the whole block these keys lead, or null. */
export function besideOf(event: KeyboardEvent): Side | null {
  if (pressed(event, besideKeys.after, IS_APPLE)) return 'after'
  return pressed(event, besideKeys.before, IS_APPLE) ? 'before' : null
}
