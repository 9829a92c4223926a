import { GitCompare } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useWords } from '../../app/words.ts'
import type { Panels } from '../use-panels.ts'
import { ChangesDialog } from './changes-panel.tsx'
import { changesKeys, moveInChanges } from './moves.ts'
import type { Shown } from './sides.ts'

/** The large view of changes, and the keys that lead to it and through it. The dialog stands inside the article's context. */
export function useChanges({ showRight }: Panels): {
  showChanges: (sides?: Shown) => void
  dialog: ReactNode
} {
  const words = useWords().changes
  const [shown, setShown] = useState<{ sides: Shown | null } | null>(null)
  const showChanges = useCallback((sides?: Shown) => setShown({ sides: sides ?? null }), [])
  const commands = useMemo(() => {
    const move = (by: 1 | -1) => () => {
      if (!moveInChanges(by)) showRight('changes')
    }
    return [
      {
        id: 'article.changes',
        label: words.open,
        icon: GitCompare,
        keys: changesKeys.open,
        run: () => setShown({ sides: null }),
      },
      { id: 'article.changes.next', label: words.next, keys: changesKeys.next, run: move(1) },
      { id: 'article.changes.previous', label: words.previous, keys: changesKeys.previous, run: move(-1) },
    ]
  }, [words, showRight])
  useCommands(commands)
  return {
    showChanges,
    dialog: shown && <ChangesDialog sides={shown.sides} onClose={() => setShown(null)} />,
  }
}
