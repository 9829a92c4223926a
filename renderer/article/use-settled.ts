import { startTransition, useEffect, useState } from 'react'

/**
 * Whether the first frame of a screen has been shown. What stands around the text is drawn after that, piece by piece,
 * so that whoever opens an article can write at once.
 */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    // The second frame begins once the first one is there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setSettled(true)))
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return isSettled
}
