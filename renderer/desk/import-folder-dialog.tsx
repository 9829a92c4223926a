import { useState } from 'react'
import { refusalInWords } from '../../shared/words/index.ts'
import { currentLanguage } from '../app/language.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, ModalDialog, Progress } from '../ui/index.ts'
import { ImportParts } from './import-dialog.tsx'
import type { FolderFile, FolderImport } from './importing-folder.ts'

/** Rows shown at once; more on demand, so that ten thousand files do not stop the window. */
const shownAtOnce = 100

/** A folder on its way in: how far it is, and what became of each file. */
export function ImportFolderDialog({
  folder,
  onStop,
  onClose,
}: {
  folder: FolderImport
  onStop: () => void
  onClose: () => void
}) {
  const words = useWords()
  const { found, done, state } = folder
  const [most, setMost] = useState(shownAtOnce)
  const [chosen, setChosen] = useState<FolderFile | null>(null)
  const isRunning = state === 'running' || state === 'stopping'
  const of = (kind: FolderFile['kind']) => done.filter(file => file.kind === kind)
  // What needs looking after comes first.
  const files = [...of('refused'), ...of('known'), ...of('imported')]
  const name = folder.folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder.folder
  return (
    <ModalDialog
      isOpen
      width="l"
      locked={isRunning}
      onClose={onClose}
      title={words.desk.folderTitle(name)}
      actions={
        chosen ? (
          <Button onPress={() => setChosen(null)}>{words.desk.folderBack}</Button>
        ) : isRunning ? (
          <Button onPress={onStop} isDisabled={state === 'stopping'}>
            {state === 'stopping' ? words.desk.folderStopping : words.desk.folderStop}
          </Button>
        ) : (
          <Button variant="primary" autoFocus onPress={onClose}>
            {words.ui.close}
          </Button>
        )
      }
    >
      {chosen?.kind === 'imported' ? (
        <ImportParts report={chosen.report} fileName={chosen.name} />
      ) : (
        <>
          {isRunning && (
            <Progress
              label={
                found === null
                  ? words.desk.folderCounting
                  : words.desk.folderProgress(done.length, found.files, done.at(-1)?.name ?? '')
              }
              value={found && found.files > 0 ? (100 * done.length) / found.files : null}
            />
          )}
          {state === 'stopped' && <Banner tone="warning">{words.desk.folderStopped}</Banner>}
          {state === 'failed' && <Banner tone="danger">{sayRefusal(folder.failure)}</Banner>}
          {found !== null && (
            <p>
              {words.desk.folderSums(of('imported').length, of('known').length, of('refused').length)}
              {found.others > 0 && ` ${words.desk.folderOthers(found.others)}`}
            </p>
          )}
          {found?.files === 0 && state === 'done' && <p>{words.desk.folderEmpty}</p>}
          {files.length > 0 && (
            <div className="desk-report">
              <table className="ui-table">
                <thead>
                  <tr>
                    <th scope="col">{words.desk.importedFile}</th>
                    <th scope="col">{words.desk.folderResult}</th>
                    <th scope="col">
                      <span className="ui-hidden">{words.desk.folderActions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {files.slice(0, most).map(file => (
                    <FileRow
                      key={file.name}
                      file={file}
                      isBusy={isRunning}
                      onReport={() => setChosen(file)}
                      onClose={onClose}
                    />
                  ))}
                </tbody>
              </table>
              {files.length > most && (
                <Button variant="plain" onPress={() => setMost(most + 5 * shownAtOnce)}>
                  {words.desk.folderMore(files.length - most)}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </ModalDialog>
  )
}

function FileRow({
  file,
  isBusy,
  onReport,
  onClose,
}: {
  file: FolderFile
  isBusy: boolean
  onReport: () => void
  onClose: () => void
}) {
  const words = useWords()
  const { openArticle } = usePlace()
  return (
    <tr data-kind={file.kind}>
      <td className="desk-file">{file.name}</td>
      <td>
        {file.kind === 'refused'
          ? refusalInWords(file.refusal, currentLanguage())
          : words.desk.folderFile[file.kind](file.number, file.title)}
      </td>
      <td className="desk-file-actions">
        {file.kind === 'imported' && (
          <Button small variant="plain" onPress={onReport}>
            {words.desk.folderReport}
          </Button>
        )}
        {file.kind !== 'refused' && (
          <Button
            small
            isDisabled={isBusy}
            onPress={() => {
              onClose()
              openArticle(file.id)
            }}
          >
            {words.desk.openArticle}
          </Button>
        )}
      </td>
    </tr>
  )
}
