import { useEffect } from 'react'

/**
 * Calls `onIdle` once nobody has touched a key or the pointer for so many minutes; 0 is never. The clock is looked at,
 * not only waited for, so that a computer that slept locks as it wakes.
 */
export function useIdle(minutes: number, onIdle: () => void): void {
  useEffect(() => {
    if (minutes === 0) return
    let touched = Date.now()
    const touch = () => {
      touched = Date.now()
    }
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true })
    const timer = setInterval(() => {
      if (Date.now() - touched < minutes * 60_000) return
      // Once is enough until somebody comes back.
      touched = Number.POSITIVE_INFINITY
      onIdle()
    }, 2_000)
    return () => {
      clearInterval(timer)
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true })
    }
  }, [minutes, onIdle])
}
