import { useQuery } from '@tanstack/react-query'
import { FilePlus2, FileStack, FileUp, FolderUp, Stamp } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { type Command, useCommands } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { useNewArticle } from '../app/new-article.ts'
import { usePlace } from '../app/place.tsx'
import { usePerson } from '../app/session.tsx'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { Button, MenuButton, Spinner } from '../ui/index.ts'
import { Articles } from './articles.tsx'
import { Board } from './board.tsx'
import './desk.css'
import { DropFiles } from './drop-files.tsx'
import { Filters } from './filters.tsx'
import { GroupList, groupLabel } from './group-list.tsx'
import { type GroupName, groupNames } from './groups.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ImportFolderDialog } from './import-folder-dialog.tsx'
import { useImport } from './importing.ts'
import { useFolderImport } from './importing-folder.ts'
import { NewsList } from './news-list.tsx'
import { useTemplates } from './templates.ts'
import { useUnread } from './unread.ts'
import { useDeskView } from './view.ts'
import { Waiting } from './waiting.tsx'

/** The desk: what waits for the person, and every article by its state. */
export function Desk() {
  const words = useWords()
  const { queries } = useEngine()
  const { place, go } = usePlace()
  const person = usePerson()
  const counts = useQuery(queries.desk.counts.queryOptions())
  const { create, isCreating } = useNewArticle()
  const unread = useUnread()
  const { view, isRead, change } = useDeskView()
  const group = groupNames.find(name => name === (place.part ?? view.group)) ?? 'waiting'
  const select = useCallback(
    (name: GroupName) => {
      go({ part: name })
      change({ group: name })
    },
    [go, change],
  )
  const isBoard = view.shape === 'board'
  const { importing, imported, take, retake, forget } = useImport()
  const input = useRef<HTMLInputElement>(null)
  const writes = person.roles.includes('writer')

  const templates = useTemplates(writes, create)
  const intoFolder = useFolderImport()
  const { take: takeFolder } = intoFolder
  const chooseFolder = useCallback(async () => {
    const path = await shell().chooseFolder('import')
    if (path !== null) await takeFolder(path)
  }, [takeFolder])
  const chooseFiles = useCallback(() => input.current?.click(), [])

  const commands = useMemo<Command[]>(
    () =>
      writes
        ? [
            ...templates.commands,
            { id: 'import', label: words.desk.importFile, icon: FileUp, keys: 'Ctrl+O', run: chooseFiles },
            {
              id: 'importFolder',
              label: words.desk.importFolder,
              icon: FolderUp,
              run: () => void chooseFolder(),
            },
          ]
        : [],
    [words, writes, templates.commands, chooseFiles, chooseFolder],
  )
  useCommands(commands)

  const actions = writes ? (
    <>
      <Button icon={FolderUp} onPress={() => void chooseFolder()} isDisabled={importing !== null}>
        {words.desk.importFolder}
      </Button>
      <Button icon={FileUp} onPress={chooseFiles} isDisabled={importing !== null}>
        {words.desk.importFile}
      </Button>
      {templates.entries.length > 0 && (
        <MenuButton label={words.desk.newFromTemplate} icon={FileStack} entries={templates.entries} />
      )}
      <Button variant="primary" icon={FilePlus2} onPress={() => void create()} isPending={isCreating}>
        {words.desk.newArticle}
      </Button>
    </>
  ) : null
  const label = isBoard ? words.board.title : groupLabel(group, words)

  return (
    <DropFiles
      words={words.desk.dropHere}
      isDisabled={!writes}
      onFiles={files => void take(files)}
      onFolder={path => void takeFolder(path)}
    >
      <header className="app-head">
        <h1>{label}</h1>
        {importing !== null && (
          <Spinner className="desk-importing">{words.desk.importing(importing)}</Spinner>
        )}
        {person.roles.includes('approver') && (counts.data?.states.pending ?? 0) > 0 && (
          <Button icon={Stamp} onPress={() => go({ screen: 'approval' })}>
            {words.approval.command}
          </Button>
        )}
        {actions}
      </header>
      <Filters narrow={isBoard || group !== 'news'} />
      {!isRead ? (
        <Spinner>{words.ui.loading}</Spinner>
      ) : isBoard ? (
        <Board />
      ) : (
        <div className="desk-split">
          <GroupList selected={group} onSelect={select} counts={counts.data} unread={unread} />
          <div className="desk-content">
            {group === 'waiting' ? (
              <Waiting counts={counts.data?.states} late={counts.data?.late} onGroup={select} />
            ) : group === 'news' ? (
              <NewsList />
            ) : (
              <Articles key={group} group={group} label={label} />
            )}
          </div>
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept=".txt,.html,.htm,.md,.markdown,.docx"
        multiple
        hidden
        aria-label={words.desk.importFile}
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again.
          event.target.value = ''
          if (files.length > 0) void take(files)
        }}
      />
      <ImportDialog
        imported={imported}
        isBusy={importing !== null}
        onRetake={(old, encoding) => void retake(old, encoding)}
        onClose={forget}
      />
      {intoFolder.folder && (
        <ImportFolderDialog folder={intoFolder.folder} onStop={intoFolder.stop} onClose={intoFolder.forget} />
      )}
    </DropFiles>
  )
}
