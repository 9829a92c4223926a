import { FileText, ImageOff, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { Collection, GridLayout, GridListLoadMoreItem, Size } from 'react-aria-components'
import type { KeptFile } from '../../shared/contract/index.ts'
import { useWords } from '../app/words.ts'
import { usePicture } from '../article/pictures.ts'
import { Icon, List, ListRow, Spinner, Virtualizer } from '../ui/index.ts'

interface FileGridProps {
  files: readonly KeptFile[]
  chosen: string | null
  choose: (hash: string | null) => void
  isReading: boolean
  readMore: () => void
}

/** Pictures and files side by side; only what is in sight is drawn, so that thousands scroll as well as ten. */
export function FileGrid({ files, chosen, choose, isReading, readMore }: FileGridProps) {
  const words = useWords()
  const layout = useMemo(
    () => ({ minItemSize: new Size(148, 176), maxItemSize: new Size(232, 176), minSpace: new Size(12, 12) }),
    [],
  )
  return (
    <div className="media-place">
      <Virtualizer layout={GridLayout} layoutOptions={layout}>
        <List
          className="media-grid"
          layout="grid"
          aria-label={words.media.list}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={keys => {
            const [key] = keys === 'all' ? [] : [...keys]
            choose(key === undefined ? null : String(key))
          }}
        >
          <Collection items={files.map(file => ({ id: file.hash, file }))} dependencies={[words]}>
            {({ id, file }) => (
              <ListRow id={id} textValue={file.fileName} className="media-tile">
                <Tile file={file} />
              </ListRow>
            )}
          </Collection>
          <GridListLoadMoreItem onLoadMore={readMore} isLoading={isReading}>
            <Spinner>{words.media.more}</Spinner>
          </GridListLoadMoreItem>
        </List>
      </Virtualizer>
    </div>
  )
}

function Tile({ file }: { file: KeptFile }) {
  const words = useWords().media
  const missing = missingTexts(file, words)
  return (
    <>
      <FilePicture file={file} />
      <span className="media-name" title={file.fileName}>
        {file.fileName}
      </span>
      <span className="media-soft">
        {file.group !== null && <span className="media-group">{words.group(file.group)}</span>}
        {missing ? (
          <span className="media-missing" title={missing}>
            <Icon of={TriangleAlert} size={14} />
            <span className="media-missing-words">{missing}</span>
          </span>
        ) : (
          usedIn(file, words)
        )}
      </span>
    </>
  )
}

type Words = ReturnType<typeof useWords>['media']

/** The texts that a picture lacks where it is used, or nothing. */
export function missingTexts(
  { missingAlternative, missingCredit }: Pick<KeptFile, 'missingAlternative' | 'missingCredit'>,
  words: Words,
): string {
  if (missingAlternative && missingCredit) return words.missingBoth
  return missingAlternative ? words.missingAlternative : missingCredit ? words.missingCredit : ''
}

/** How much a file is used, in a word. */
export function usedIn(file: KeptFile, words: Words): string {
  if (file.drafts > 0) return words.used(file.drafts)
  return file.inRevisions ? words.onlyRevisions : words.notUsed
}

/** The small rendition of a picture, or what kind of file it is. */
export function FilePicture({ file }: { file: KeptFile }) {
  const picture = usePicture(file.kind === 'picture' ? file.hash : null, 'small')
  return (
    <span className="media-picture" data-kind={file.kind}>
      {picture.state === 'shown' ? (
        <img src={picture.url} alt="" draggable={false} />
      ) : file.kind === 'attachment' ? (
        <>
          <Icon of={FileText} size={32} />
          <span className="media-ending">{file.fileName.split('.').at(-1)?.toUpperCase()}</span>
        </>
      ) : (
        picture.state === 'missing' && <Icon of={ImageOff} size={24} />
      )}
    </span>
  )
}
