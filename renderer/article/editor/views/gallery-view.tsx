import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { $getNodeByKey, COMMAND_PRIORITY_LOW } from 'lexical'
import {
  ChevronLeft,
  ChevronRight,
  ImageOff,
  ImagePlus,
  Images,
  MoreHorizontal,
  TriangleAlert,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Figure } from '../../../../shared/article/index.ts'
import { useEngine } from '../../../app/engine.ts'
import { useWords } from '../../../app/words.ts'
import { Button, classes, Icon, IconButton, MenuButton, TextArea } from '../../../ui/index.ts'
import { positionOf } from '../../crop/geometry.ts'
import { FigureCard } from '../../figure-card.tsx'
import { missingOf } from '../../missing.ts'
import { askForPictures, keepPictures, usePicture } from '../../pictures.ts'
import { $gatherPictures, $hasPicturesBeside, $partGallery, newFigure } from '../insert.ts'
import { $isGalleryNode } from '../nodes/gallery.ts'
import type { GalleryViewProps } from '../nodes/views.ts'
import { OPEN_PICTURE_COMMAND } from '../open-picture.ts'
import { BlockFrame } from './block-frame.tsx'
import { useDrawn } from './drawn.ts'
import { useTyped } from './typed.ts'

/** A gallery: its pictures side by side in their order, the texts of the chosen one, and the caption of all. */
export function GalleryView(props: GalleryViewProps) {
  const block = useRef<HTMLDivElement>(null)
  if (useDrawn(block)) return <Gallery {...props} />
  return (
    <div ref={block} className="article-gallery-sketch">
      {props.gallery.caption}
    </div>
  )
}

function Gallery({ nodeKey, gallery, change }: GalleryViewProps) {
  const { blocks: words } = useWords().article
  const [editor] = useLexicalComposerContext()
  const { client } = useEngine()
  const isEditable = useLexicalEditable()
  const [isSelected] = useLexicalNodeSelection(nodeKey)
  const [open, setOpen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const strip = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      editor.registerCommand(
        OPEN_PICTURE_COMMAND,
        picture => {
          if (picture.gallery !== nodeKey) return false
          setOpen(picture.id)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, nodeKey],
  )
  const { figures } = gallery
  const chosen = figures.findIndex(({ id }) => id === open)
  const figure = figures[chosen]

  // One after the other, so that each is there as soon as it is kept.
  const add = async (files: readonly File[]) => {
    setAdding(true)
    await keepPictures(client, files, picture =>
      change(before => ({ ...before, figures: [...before.figures, newFigure(picture)] })),
    )
    setAdding(false)
  }
  const changeFigure = (id: string, part: Partial<Figure>) =>
    change(before => ({
      ...before,
      figures: before.figures.map(one => (one.id === id ? { ...one, ...part, id } : one)),
    }))
  const remove = (id: string) => {
    if (figures.length === 1) {
      editor.update(() => $getNodeByKey(nodeKey)?.remove())
      return
    }
    setOpen(figures[chosen + 1]?.id ?? figures[chosen - 1]?.id ?? null)
    change(before => ({ ...before, figures: before.figures.filter(one => one.id !== id) }))
  }
  const move = (id: string, to: number) => {
    if (to < 0 || to >= figures.length) return
    change(before => ({ ...before, figures: moved(before.figures, id, to) }))
  }
  const focusPicture = (index: number) =>
    strip.current?.querySelectorAll<HTMLElement>('.article-gallery-picture')[index]?.focus()
  const onKeyDown = (event: KeyboardEvent, id: string, index: number) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (event.altKey && isEditable) {
      move(id, index + step)
      requestAnimationFrame(() => focusPicture(index + step))
    } else {
      focusPicture(index + step)
    }
  }
  const inEditor = (act: (node: Parameters<typeof $partGallery>[0]) => void) => () => {
    editor.update(() => {
      const node = $getNodeByKey(nodeKey)
      if ($isGalleryNode(node)) act(node)
    })
    editor.focus()
  }
  const mayGather = () =>
    editor.read('latest', () => {
      const node = $getNodeByKey(nodeKey)
      return $isGalleryNode(node) && $hasPicturesBeside(node)
    })

  return (
    <BlockFrame nodeKey={nodeKey} isSelected={isSelected} label={words.galleryCount(figures.length)}>
      <div className="article-block-head">
        <Icon of={Images} size={16} />
        <span>{words.galleryCount(figures.length)}</span>
        {isEditable && (
          <MenuButton
            small
            variant="plain"
            iconOnly
            icon={MoreHorizontal}
            label={words.galleryMenu}
            entries={[
              { id: 'part', label: words.galleryPart, onAction: inEditor($partGallery) },
              {
                id: 'gather',
                label: words.galleryGather,
                isDisabled: !mayGather(),
                onAction: inEditor($gatherPictures),
              },
              {
                id: 'remove',
                label: words.galleryRemove,
                danger: true,
                onAction: inEditor(node => node.remove()),
              },
            ]}
          />
        )}
      </div>
      <div className="article-gallery-strip" ref={strip}>
        {figures.map((one, index) => (
          <Thumbnail
            key={one.id}
            figure={one}
            label={words.galleryPicture(index + 1, one.caption || one.fileName)}
            isOpen={one.id === open}
            toggle={() => setOpen(one.id === open ? null : one.id)}
            onKeyDown={event => onKeyDown(event, one.id, index)}
            {...(isEditable ? { drop: (id: string) => move(id, index) } : {})}
          />
        ))}
        {isEditable && (
          <Button
            variant="plain"
            icon={ImagePlus}
            className="article-gallery-add"
            isDisabled={adding}
            onPress={() => askForPictures(files => void add(files))}
          >
            {words.galleryAdd}
          </Button>
        )}
      </div>
      {figure && (
        <div className="article-gallery-open" data-picture={figure.id}>
          {isEditable && figures.length > 1 && (
            <div className="article-gallery-order">
              <IconButton
                small
                icon={ChevronLeft}
                label={words.galleryEarlier}
                isDisabled={chosen === 0}
                onPress={() => move(figure.id, chosen - 1)}
              />
              <span>{`${chosen + 1} / ${figures.length}`}</span>
              <IconButton
                small
                icon={ChevronRight}
                label={words.galleryLater}
                isDisabled={chosen === figures.length - 1}
                onPress={() => move(figure.id, chosen + 1)}
              />
              <span className="article-soft">{words.galleryKeys}</span>
            </div>
          )}
          <FigureCard
            key={figure.id}
            figure={withoutId(figure)}
            change={part => changeFigure(figure.id, part)}
            remove={() => remove(figure.id)}
            isReadOnly={!isEditable}
            small
          />
        </div>
      )}
      <Caption
        value={gallery.caption}
        isReadOnly={!isEditable}
        onChange={caption => change(before => ({ ...before, caption }))}
      />
    </BlockFrame>
  )
}

interface ThumbnailProps {
  figure: Figure
  label: string
  isOpen: boolean
  toggle: () => void
  onKeyDown: (event: KeyboardEvent) => void
  /** Another picture of the gallery was dropped here. */
  drop?: (id: string) => void
}

const dragType = 'application/x-banthao-gallery-picture'

function Thumbnail({ figure, label, isOpen, toggle, onKeyDown, drop }: ThumbnailProps) {
  const words = useWords().article.figure
  const picture = usePicture(figure.media, 'small', figure.crop)
  const missing = missingOf(withoutId(figure))
  const [isOver, setOver] = useState(false)
  return (
    // A button of the browser: it is dragged, which a pressed one of the toolkit is not.
    <button
      type="button"
      className={classes('article-gallery-picture', isOver && 'article-gallery-over')}
      data-picture={figure.id}
      aria-label={label}
      data-figure={figure.id}
      aria-expanded={isOpen}
      title={missing.length > 0 ? missing.map(part => words.missing[part]).join(', ') : label}
      onClick={toggle}
      onKeyDown={onKeyDown}
      draggable={drop !== undefined}
      onDragStart={event => {
        event.dataTransfer.setData(dragType, figure.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={event => {
        if (!drop || !event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false)
        const id = event.dataTransfer.getData(dragType)
        if (!drop || id === '') return
        event.preventDefault()
        drop(id)
      }}
    >
      {picture.state === 'shown' ? (
        <img
          src={picture.url}
          alt={figure.alternative}
          draggable={false}
          style={{ objectPosition: positionOf(figure.crop, figure.focus) }}
        />
      ) : (
        <Icon of={ImageOff} size={24} />
      )}
      {missing.length > 0 && (
        <span className="article-gallery-missing">
          <Icon of={TriangleAlert} size={14} />
        </span>
      )}
    </button>
  )
}

function Caption(props: { value: string; isReadOnly: boolean; onChange: (value: string) => void }) {
  const words = useWords().article.blocks
  const [typed, change] = useTyped(props.value, props.onChange)
  if (props.isReadOnly && props.value === '') return null
  return (
    <TextArea
      label={words.galleryCaption}
      name="gallery.caption"
      rows={1}
      oneLine
      maxLength={2000}
      lang="vi"
      isReadOnly={props.isReadOnly}
      value={typed}
      onChange={next => change(next.replace(/\s*[\r\n]+\s*/g, ' '))}
    />
  )
}

function withoutId(figure: Figure) {
  const { id: _, ...texts } = figure
  return texts
}

function moved(figures: readonly Figure[], id: string, to: number): Figure[] {
  const picture = figures.find(one => one.id === id)
  if (!picture) return [...figures]
  const others = figures.filter(one => one.id !== id)
  return [...others.slice(0, to), picture, ...others.slice(to)]
}
