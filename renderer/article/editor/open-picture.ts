import { createCommand, type NodeKey } from 'lexical'

/** Asks a gallery to show the texts of one of its pictures. */
export const OPEN_PICTURE_COMMAND = createCommand<{ gallery: NodeKey; id: string }>('OPEN_PICTURE_COMMAND')
