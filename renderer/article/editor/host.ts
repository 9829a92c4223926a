import type { NewPicture } from '../../../shared/article/index.ts'

/** Dialogs that the editor's commands open. */
export type EditorDialog = 'link' | 'table' | 'attachment'

/** What the editor's commands ask of the window around it. */
export interface EditorHost {
  openDialog: (dialog: EditorDialog) => void
  /** Asks for picture files, keeps them and puts them in at the caret. */
  choosePictures: () => void
  insertPictures: (pictures: readonly NewPicture[]) => void
}
