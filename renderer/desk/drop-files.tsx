import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { shell } from '../app/shell.ts'
import { Icon } from '../ui/index.ts'

/** A part of the window that takes files which are dropped on it. Dropping is a shortcut: a button does the same. */
export function DropFiles({
  words,
  isDisabled = false,
  onFiles,
  onFolder,
  children,
}: {
  /** What happens with a file that is let go here. */
  words: string
  isDisabled?: boolean
  onFiles: (files: File[]) => void
  /** A folder that is let go here, by its path; without it folders are dropped as files are, and refused. */
  onFolder?: ((path: string) => void) | undefined
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
        const { files, folders } = droppedIn(event.dataTransfer)
        const [folder] = folders
        if (onFolder && folder) onFolder(shell().pathOf(folder))
        else onFiles([...files, ...folders])
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

/** Files and folders apart: both come as files, but only an entry says which it is. */
function droppedIn(transfer: DataTransfer): { files: File[]; folders: File[] } {
  const files: File[] = []
  const folders: File[] = []
  for (const item of transfer.items) {
    const file = item.getAsFile()
    if (file) (item.webkitGetAsEntry()?.isDirectory ? folders : files).push(file)
  }
  return { files, folders }
}
