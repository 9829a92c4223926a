import type { BlockKind, ListKind } from './block-kind.ts'

/** Shortcuts of the block kinds, as shown and as bound. */
export const kindKeys: Record<BlockKind | ListKind, string> = {
  paragraph: 'Ctrl+Alt+0',
  heading2: 'Ctrl+Alt+2',
  heading3: 'Ctrl+Alt+3',
  quotation: 'Ctrl+Shift+9',
  pullQuote: 'Ctrl+Alt+9',
  bullet: 'Ctrl+Shift+8',
  number: 'Ctrl+Shift+7',
}
export const linkKeys = 'Ctrl+L'
export const markKeys = {
  bold: 'Ctrl+B',
  italic: 'Ctrl+I',
  superscript: 'Ctrl+.',
  subscript: 'Ctrl+,',
} as const
export const focusKeys = { focus: 'F9', spotlight: 'Shift+F9' } as const
export const undoKeys = 'Ctrl+Z'
export const redoKeys = 'Ctrl+Y'
/** Pastes the text alone. The shell's menu has the same key. */
export const pastePlainKeys = 'Ctrl+Shift+V'
/** To the bar over what is selected. */
export const barKeys = 'Alt+F10'
export const moveKeys = { up: 'Alt+Shift+ArrowUp', down: 'Alt+Shift+ArrowDown' } as const
export const findKeys = { find: 'Ctrl+F', replace: 'Ctrl+H', next: 'F3', previous: 'Shift+F3' } as const
/** To a line beside the table, box, list or picture in which the caret stands. */
export const besideKeys = { after: 'Ctrl+Enter', before: 'Ctrl+Shift+Enter' } as const
/** The level of a list, also where Tab goes from cell to cell. */
export const levelKeys = { deeper: 'Alt+Shift+ArrowRight', shallower: 'Alt+Shift+ArrowLeft' } as const
export const tableMenuKeys = 'Shift+F10'
