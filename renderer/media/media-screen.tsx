import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { ImagePlus, Images } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { type Command, useCommands } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { AddingLines } from '../article/adding-line.tsx'
import { askForPictures, keepPictures } from '../article/pictures.ts'
import { DropFiles } from '../desk/index.ts'
import { Banner, Button, EmptyState, Spinner, TextField, ToggleButton, Toolbar, toast } from '../ui/index.ts'
import { FileDetails } from './file-details.tsx'
import { FileGrid } from './file-grid.tsx'
import './media.css'

const shows = ['all', 'pictures', 'attachments', 'unused', 'missing', 'alike'] as const
export type Show = (typeof shows)[number]

const pageSize = 200

/** Every picture and file of the newsroom: where it is used, what is missing, what looks alike, what nobody needs. */
export function MediaScreen() {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const person = usePerson()
  const [show, setShow] = useState<Show>('all')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [chosen, setChosen] = useState<string | null>(null)
  const mayAdd = person.roles.some(role => ['writer', 'editor', 'secretary'].includes(role))

  const counts = useQuery(queries.media.counts.queryOptions())
  const pages = useInfiniteQuery(
    queries.media.list.infiniteOptions({
      input: (after: { at: number; hash: string } | null) => ({ show, search, after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: page => {
        const last = page.files.at(-1)
        return page.more && last ? { at: last.addedAt, hash: last.hash } : null
      },
      placeholderData: before => before,
    }),
  )
  const files = useMemo(() => pages.data?.pages.flatMap(page => page.files), [pages.data])

  const add = useCallback(
    async (taken: readonly File[]) => {
      const kept = await keepPictures(client, taken)
      await cache.invalidateQueries({ queryKey: queries.media.list.key() })
      if (kept.length > 0) toast({ words: words.media.added(kept.length) })
    },
    [client, queries, cache, words],
  )
  const commands = useMemo<Command[]>(
    () =>
      mayAdd
        ? [
            {
              id: 'media.add',
              label: words.media.add,
              icon: ImagePlus,
              run: () => askForPictures(taken => void add(taken)),
            },
          ]
        : [],
    [words, mayAdd, add],
  )
  useCommands(commands)

  return (
    <DropFiles words={words.media.drop} isDisabled={!mayAdd} onFiles={taken => void add(taken)}>
      <header className="app-head">
        <h1>{words.media.title}</h1>
        <div className="media-search">
          <TextField
            label={words.media.search}
            labelHidden
            placeholder={words.media.searchHint}
            value={typed}
            onChange={setTyped}
            maxLength={200}
          />
        </div>
        {mayAdd && (
          <Button variant="primary" icon={ImagePlus} onPress={() => askForPictures(taken => void add(taken))}>
            {words.media.add}
          </Button>
        )}
      </header>
      <Toolbar className="media-shows" aria-label={words.media.list}>
        {shows.map(name => (
          <ToggleButton
            key={name}
            wordy
            className="media-show"
            label={`${words.media.show[name]}${counts.data ? ` ${counts.data[name].toLocaleString('vi-VN')}` : ''}`}
            isSelected={show === name}
            onChange={() => {
              setShow(name)
              setChosen(null)
            }}
          />
        ))}
      </Toolbar>
      {pages.error && (
        <Banner
          tone="danger"
          action={<Button onPress={() => void pages.refetch()}>{words.ui.tryAgain}</Button>}
        >
          {sayRefusal(pages.error)}
        </Banner>
      )}
      <div className="media-columns">
        {files === undefined ? (
          !pages.error && <Spinner>{words.ui.loading}</Spinner>
        ) : files.length === 0 ? (
          <EmptyState className="media-empty" icon={Images}>
            {search === '' ? words.media.empty[show] : words.media.empty.search}
          </EmptyState>
        ) : (
          <FileGrid
            key={`${show} ${search}`}
            files={files}
            chosen={chosen}
            choose={setChosen}
            isReading={pages.isFetchingNextPage}
            readMore={() => {
              if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage()
            }}
          />
        )}
        {files && files.length > 0 && (
          <FileDetails key={chosen} hash={chosen} onRemoved={() => setChosen(null)} choose={setChosen} />
        )}
      </div>
      <AddingLines />
    </DropFiles>
  )
}
