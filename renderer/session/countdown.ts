import { useEffect, useState } from 'react'
import { refusalOf } from '../app/say.ts'

/** Seconds that are still to wait before the next try, counted down from a `slowDown` refusal; 0 when none. */
export function useCountdown(failure: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const refusal = refusalOf(failure)
    const seconds = refusal?.code === 'slowDown' ? (refusal.details.seconds ?? 0) : 0
    const until = Date.now() + seconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    if (seconds === 0) return
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [failure])
  return left
}
