import { AttachmentMarks } from './attachment-marks.tsx'
import { useDrawing } from './drawn.ts'
import { LineFields } from './line-fields.tsx'
import { NotesPanel } from './notes.tsx'
import { TableMenu } from './table-menu.tsx'

/** What the window draws in and around the text besides its words. */
export function BodyExtras() {
  useDrawing()
  return (
    <>
      <LineFields />
      <TableMenu />
      <AttachmentMarks />
      <NotesPanel />
    </>
  )
}
