import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Icon } from '../ui/index.ts'

/** A part of the window that takes files which are dropped on it. Dropping is a shortcut: a button does the same. */
export function DropFiles({
  words,
  isDisabled = false,
  onFiles,
  children,
}: {
  /** What happens with a file that is let go here. */
  words: string
  isDisabled?: boolean
  onFiles: (files: File[]) => void
  children: ReactNode
}) {
  const [over, setOver] = useState(false)
  // Entering a child comes before leaving its parent.
  const depth = useRef(0)
  const takes = (event: DragEvent) => !isDisabled && event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the pointer; a button does the same
    <div
      className="desk-drop"
      onDragEnter={event => {
        if (!takes(event)) return
        depth.current++
        setOver(true)
      }}
      onDragOver={event => {
        if (!takes(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDragLeave={event => {
        if (!takes(event)) return
        depth.current--
        if (depth.current <= 0) leave()
      }}
      onDrop={event => {
        if (!takes(event)) return
        event.preventDefault()
        leave()
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {over && (
        <div className="desk-drop-over">
          <Icon of={Upload} size={28} />
          <p>{words}</p>
        </div>
      )}
    </div>
  )
}
