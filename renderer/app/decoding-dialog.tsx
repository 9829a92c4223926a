import { useSyncExternalStore } from 'react'
import { encodingNames } from '../../shared/vietnamese/index.ts'
import { DecodedText } from '../desk/index.ts'
import { Button, ModalDialog } from '../ui/index.ts'
import { decodingQuestions } from './ask-decoding.ts'
import { useWords } from './words.ts'

/** Asks what `askDecoding` is called for; stands once, beside everything else. */
export function DecodingDialog() {
  const words = useWords().article.paste
  const question = useSyncExternalStore(decodingQuestions.subscribe, decodingQuestions.current)
  if (!question) return null
  const { decoded, answer } = question
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
