import { useState } from 'react'
import type { ImportEncoding, ImportReport } from '../../shared/contract/index.ts'
import { importWarnings } from '../../shared/words/index.ts'
import { usePlace } from '../app/place.tsx'
import { refusalOf, sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, ModalDialog, Select } from '../ui/index.ts'
import { DecodedText, EncodingChoice } from './import-encoding.tsx'
import type { Imported } from './importing.ts'

/** What each file was taken for, before its article is opened. */
export function ImportDialog(props: ImportDialogProps) {
  return props.imported.length === 0 ? null : <Report {...props} />
}

interface ImportDialogProps {
  imported: readonly Imported[]
  /** A file is being read. */
  isBusy: boolean
  /** Reads one of the files again, in another encoding. */
  onRetake: (imported: Imported, encoding: ImportEncoding) => void
  onClose: () => void
}

function Report({ imported, isBusy, onRetake, onClose }: ImportDialogProps) {
  const words = useWords()
  const { openArticle } = usePlace()
  const [chosen, setChosen] = useState('0')
  const result = imported[Number(chosen)]
  if (!result) return null
  const made = 'id' in result ? result : null
  return (
    <ModalDialog
      isOpen
      width="l"
      onClose={onClose}
      title={
        imported.length > 1
          ? words.desk.importedMany(imported.filter(one => 'id' in one).length)
          : made
            ? words.desk.imported
            : words.desk.importFailed(result.fileName)
      }
      actions={
        made ? (
          <>
            <Button onPress={onClose}>{words.desk.later}</Button>
            <Button
              variant="primary"
              autoFocus
              onPress={() => {
                onClose()
                openArticle(made.id)
              }}
            >
              {words.desk.openArticle}
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>{words.ui.close}</Button>
        )
      }
    >
      {imported.length > 1 && (
        <Select
          label={words.desk.importedFile}
          choices={imported.map((one, index) => ({
            value: String(index),
            label: one.fileName,
            ...('id' in one ? {} : { description: words.desk.importFailed(one.fileName) }),
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {made?.report.decoded && <DecodedText decoded={made.report.decoded} />}
      {isAboutEncoding(result) && (
        <EncodingChoice
          value={made?.report.decoded?.encoding ?? (result.asked === 'auto' ? null : result.asked)}
          stays={made !== null && made.report.decoded?.canStay !== false}
          isDisabled={isBusy}
          onChoose={encoding => onRetake(result, encoding)}
        />
      )}
      {made ? (
        <ImportParts report={made.report} fileName={made.fileName} />
      ) : (
        'failure' in result && <Banner tone="danger">{sayRefusal(result.failure)}</Banner>
      )}
    </ModalDialog>
  )
}

/** What a file's parts were taken for, and what was cleaned. */
export function ImportParts({ report, fileName }: { report: ImportReport; fileName: string }) {
  const words = useWords()
  const cleaned = cleanings
    .filter(kind => report.cleaned[kind] > 0)
    .map(kind => words.desk.cleaned[kind](report.cleaned[kind]))
  const warnings = report.warnings.map(
    warning => words.importWarnings[importWarnings.find(known => known === warning) ?? 'charactersDamaged'],
  )
  return (
    <>
      <p>{words.desk.importAbout}</p>
      {warnings.length > 0 && (
        <Banner tone="warning" title={words.desk.importWarnings}>
          <ul>
            {warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Banner>
      )}
      <div className="desk-report">
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">{words.desk.importPart}</th>
              <th scope="col">{words.desk.importText}</th>
            </tr>
          </thead>
          <tbody>
            {report.parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand in the order of the file and never move
              <tr key={index} data-taken={part.taken}>
                <td className="desk-taken">{words.importTaken[part.taken]}</td>
                <td>
                  <span className="desk-part">{part.text}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="ui-description">
        {fileName}. {words.desk.importEncoding(report.encoding)}.
        {cleaned.length > 0 && ` ${words.desk.importCleaned}: ${cleaned.join(', ')}.`}
      </p>
    </>
  )
}

/** Whether there is something to choose: the text was decoded, or could not be, or the person has chosen before. */
function isAboutEncoding(result: Imported): boolean {
  if (result.asked !== 'auto') return true
  if ('id' in result) return result.report.decoded !== null
  return refusalOf(result.failure)?.details.kind === 'oldEncoding'
}

const cleanings = ['nfd', 'noBreakSpaces', 'zeroWidth', 'softHyphens', 'controls', 'emptyLines'] as const
