/** Goes to the next (1) or the previous (-1) change. */
export type Move = (by: 1 | -1) => void

const views: Move[] = []

/** Says that a view of changes is on the screen; the last one answers to the keys. */
export function registerMoves(move: Move): () => void {
  views.push(move)
  return () => {
    const at = views.indexOf(move)
    if (at >= 0) views.splice(at, 1)
  }
}

/** Moves in the view of changes that is on the screen; false where there is none. */
export function moveInChanges(by: 1 | -1): boolean {
  const view = views.at(-1)
  view?.(by)
  return view !== undefined
}

/** The keys for it, wherever changes are shown. */
export const changesKeys = { open: 'Ctrl+F7', next: 'F7', previous: 'Shift+F7' } as const
