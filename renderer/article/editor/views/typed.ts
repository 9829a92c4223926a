import { useEffect, useRef, useState } from 'react'

/**
 * What is typed into an input of a block is kept here while it is typed: the editor draws the block again a moment
 * later, and an input that waits for that loses the caret. What changes elsewhere (undo) arrives all the same.
 */
export function useTyped(
  value: string,
  onChange: (value: string) => void,
): [string, (value: string) => void] {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  const change = (next: string) => {
    sent.current = next
    setTyped(next)
    onChange(next)
  }
  return [typed, change]
}
