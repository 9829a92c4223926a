import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer'
import { useCallback, useMemo, useRef } from 'react'
import type { Article } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { bodyExtension } from './editor/extension.ts'
import type { EditorHost } from './editor/host.ts'
import { ViewsContext } from './editor/nodes/views.ts'
import { views } from './editor/views/views.tsx'
import { usePasting } from './pasting.ts'
import { keepPictures } from './pictures.ts'
import { Workplace } from './workplace.tsx'

export interface OpenArticleProps {
  /** What is put into the editor; does not change as long as this is on the screen. */
  opened: Article
  /** What the engine said last; other people's steps arrive here. */
  latest: Article
  /** Opens the article anew, in the place of this one; `giveUp` is called once the new text is there. */
  reopen: (giveUp?: () => void) => Promise<void>
  onClose: () => void
}

/** An opened article with its editor, made once for the content that was opened. */
export function OpenArticle(props: OpenArticleProps) {
  const { client } = useEngine()
  const host = useRef<EditorHost>({
    openDialog: () => {},
    choosePictures: () => {},
    insertPictures: () => {},
  })

  const addPictures = useCallback(
    async (files: readonly File[]) => {
      const pictures = await keepPictures(client, files)
      if (pictures.length > 0) host.current.insertPictures(pictures)
    },
    [client],
  )
  const takePictures = useCallback((files: readonly File[]) => void addPictures(files), [addPictures])
  const pasting = usePasting(takePictures)
  const pasteHost = useRef(pasting)
  pasteHost.current = pasting
  const { body } = props.opened.content
  const extension = useMemo(
    () =>
      bodyExtension({
        body,
        host: () => host.current,
        pasting: () => pasteHost.current,
      }),
    [body],
  )
  return (
    <ViewsContext value={views}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <Workplace {...props} host={host} addPictures={takePictures} />
      </LexicalExtensionComposer>
    </ViewsContext>
  )
}
