import type { ImportEncoding, ImportReport } from '../../shared/contract/index.ts'
import { encodingNames, legacyEncodings } from '../../shared/vietnamese/index.ts'
import { decodingInWords } from '../../shared/words/index.ts'
import { useLanguage } from '../app/language.ts'
import { useWords } from '../app/words.ts'
import { Banner, Select } from '../ui/index.ts'

/** What was done to text in an old encoding, with some words as they stood and as they read now. */
export function DecodedText({ decoded }: { decoded: NonNullable<ImportReport['decoded']> }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Banner tone="warning" title={decodingInWords(decoded, language)}>
      {decoded.after !== '' && (
        <dl className="desk-decoded">
          <dt>{words.importBefore}</dt>
          <dd translate="no">{decoded.before}</dd>
          <dt>{words.importAfter}</dt>
          <dd>{decoded.after}</dd>
        </dl>
      )}
    </Banner>
  )
}

/** Another way to read the letters of a file; `stays` where it can also be taken as it stands. */
export function EncodingChoice({
  value,
  stays,
  isDisabled,
  onChoose,
}: {
  value: ImportEncoding | null
  stays: boolean
  isDisabled: boolean
  onChoose: (encoding: ImportEncoding) => void
}) {
  const words = useWords()
  const asItStands = { value: 'utf-8' as const, label: words.desk.importAsItStands }
  const old = legacyEncodings.map(encoding => ({ value: encoding, label: encodingNames[encoding] }))
  return (
    <Select<ImportEncoding>
      label={words.desk.importReadAs}
      choices={stays ? [asItStands, ...old] : old}
      value={value}
      isDisabled={isDisabled}
      onChange={onChoose}
    />
  )
}
