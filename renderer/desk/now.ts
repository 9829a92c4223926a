import { useEffect, useState } from 'react'

/** The time, UTC ms, looked at once a minute: fine enough for what is late and what was today. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
