import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { Refusal } from '../../shared/contract/index.ts'
import type { Decoding } from '../../shared/markup/index.ts'
import { encodingNames } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { currentWords, useWords } from '../app/words.ts'
import { DecodedText } from '../desk/index.ts'
import { Button, ModalDialog, toast } from '../ui/index.ts'
import type { PasteHost } from './editor/paste.ts'
import { noteOfPaste } from './paste-note.ts'
import { keepPictures } from './pictures.ts'

type Answer = Awaited<ReturnType<PasteHost['ask']>>

/** What the window does for pasting; `dialog` is what it asks, to be shown beside the editor. */
export function usePasting(addPictures: (files: readonly File[]) => void): {
  host: PasteHost
  dialog: ReactNode
} {
  const { client } = useEngine()
  const [asked, setAsked] = useState<Decoding | null>(null)
  const answering = useRef<(answer: Answer) => void>(() => {})

  const host = useMemo<PasteHost>(
    () => ({
      addPictures,
      keepPicture: async file => {
        const [kept] = await keepPictures(client, [file])
        return kept ?? null
      },
      tell: (pasted, undo) => {
        const words = currentWords().article
        const note = noteOfPaste(pasted, words.paste)
        if (note === null) return
        toast({
          words: note,
          key: 'paste',
          ...(undo ? { action: { label: words.editor.undo, onAction: undo } } : {}),
        })
      },
      refuse: why => {
        const words = currentWords().article.paste
        const code = why instanceof Refusal ? why.code : null
        const said =
          code === 'fileTooLarge'
            ? words.tooLarge
            : code === 'fileKind'
              ? words.tooIntricate
              : sayRefusal(why)
        toast({ words: said, tone: 'danger', key: 'paste' })
      },
      ask: decoded =>
        new Promise<Answer>(resolve => {
          answering.current = resolve
          setAsked(decoded)
        }),
    }),
    [client, addPictures],
  )
  const answer = useCallback((given: Answer) => {
    setAsked(null)
    answering.current(given)
  }, [])
  return { host, dialog: asked && <DecodingDialog decoded={asked} answer={answer} /> }
}

/** Shows how text in an old encoding reads before and after, and asks which of them is meant. */
function DecodingDialog({ decoded, answer }: { decoded: Decoding; answer: (given: Answer) => void }) {
  const words = useWords().article.paste
  return (
    <ModalDialog
      isOpen
      width="m"
      onClose={() => answer(null)}
      title={words.askTitle(encodingNames[decoded.encoding])}
      actions={
        <>
          <Button onPress={() => answer('keep')}>{words.keep}</Button>
          <Button variant="primary" autoFocus onPress={() => answer('decode')}>
            {words.decode}
          </Button>
        </>
      }
    >
      <DecodedText decoded={decoded} />
    </ModalDialog>
  )
}
