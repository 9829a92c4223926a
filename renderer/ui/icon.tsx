import type { LucideIcon } from 'lucide-react'

/** A lucide icon as the window draws them: 1.5 px strokes, hidden from screen readers. */
export function Icon({ of: Drawing, size = 18 }: { of: LucideIcon; size?: number }) {
  return <Drawing className="ui-icon" size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden />
}
