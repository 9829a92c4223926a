import { useMemo } from 'react'
import type { KeyGroup } from '../app/commands.ts'
import { type AllWords, useWords } from '../app/words.ts'
import { barKeys, findKeys, pastePlainKeys, redoKeys, tableMenuKeys, undoKeys } from './editor/keys.ts'
import { blockSigns, inlineSigns } from './editor/markdown.ts'
import { bindings } from './editor/shortcuts.ts'

/** The keys of the article screen besides its commands, out of the tables that bind them. */
export function useKeyGroups(): readonly KeyGroup[] {
  const words = useWords()
  return useMemo(() => keyGroups(words), [words])
}

/** As {@link useKeyGroups}, in these words. */
export function keyGroups(words: AllWords): KeyGroup[] {
  const { editor, keys, find } = words.article
  return [
    {
      id: 'article.text',
      title: keys.text,
      rows: bindings.map(({ keys: bound, label }) => ({ keys: bound, label: label(words) })),
    },
    {
      id: 'article.moving',
      title: keys.moving,
      rows: [
        { keys: undoKeys, label: editor.undo },
        { keys: redoKeys, label: editor.redo },
        { keys: '/', label: keys.slash },
        { keys: barKeys, label: keys.bar },
        { keys: 'Enter', label: keys.enterNext },
        { keys: 'Shift+Enter', label: editor.keyBreak },
        { keys: pastePlainKeys, label: editor.keyPastePlain },
        { keys: 'Tab, Shift+Tab', label: editor.keyTab },
        { keys: 'Tab, Shift+Tab', label: keys.cells },
        { keys: tableMenuKeys, label: keys.tableMenu },
        { keys: 'Enter', label: keys.enterTexts },
        { keys: 'Alt+←, Alt+→', label: keys.galleryOrder },
        { keys: 'Esc', label: keys.leaveTexts },
        { keys: 'Esc', label: keys.escape },
      ],
    },
    {
      id: 'article.finding',
      title: keys.finding,
      rows: [
        { keys: 'Enter, Shift+Enter', label: keys.findNext },
        { keys: `${findKeys.next}, ${findKeys.previous}`, label: find.next },
        { keys: 'Ctrl+Enter', label: keys.replaceAll },
      ],
    },
    {
      id: 'article.signs',
      title: keys.signs,
      rows: [
        ...Object.entries(blockSigns).map(([sign, kind]) => ({
          keys: `${sign} ␣`,
          label: editor.kinds[kind],
        })),
        { keys: '---', label: keys.separator },
        ...inlineSigns.map(({ shown, mark }) => ({ keys: shown, label: editor[mark] })),
      ],
    },
  ]
}
