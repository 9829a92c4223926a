import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { type Crop, type Focus, wholePicture } from '../../../shared/article/index.ts'
import { useWords } from '../../app/words.ts'
import { Button, ModalDialog, Spinner, ToggleButton } from '../../ui/index.ts'
import type { FigureTexts } from '../editor/nodes/figure.ts'
import { usePicture } from '../pictures.ts'
import {
  all,
  covered,
  focusIn,
  type Handle,
  handles,
  isWhole,
  middleOf,
  moved,
  pulled,
  ratioIn,
  reshaped,
  type Shape,
  shapeNames,
  shapes,
} from './geometry.ts'

/** How far an arrow key goes, in ten-thousandths; with Shift it goes a tenth of it. */
const step = 100

interface CropDialogProps {
  figure: FigureTexts
  onCrop: (part: Pick<FigureTexts, 'crop' | 'focus'>) => void
  onClose: () => void
}

/**
 * Chooses the part of a picture that is shown, and the point in it that must stay in sight. The picture itself stays as
 * it is: opened again, all of it is there.
 */
export function CropDialog({ figure, onCrop, onClose }: CropDialogProps) {
  const words = useWords()
  const say = words.article.crop
  const picture = usePicture(figure.media, 'large')
  const [crop, setCrop] = useState<Crop>(figure.crop ?? all)
  const [focus, setFocus] = useState<Focus | null>(figure.focus)
  const [shape, setShape] = useState<Shape>('free')

  const change = (next: Crop) => {
    setCrop(next)
    setFocus(before => before && focusIn(next, before))
  }
  const accept = () => {
    onCrop({ crop: isWhole(crop) ? null : crop, focus })
    onClose()
  }
  const shown = picture.state === 'shown' ? picture : null
  const own = shown ? shown.width / shown.height : 1
  const ratio = ratioIn(shapes[shape], own)
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      width="l"
      className="article-crop-dialog"
      title={say.title}
      actions={
        <>
          <Button
            icon={RotateCcw}
            variant="plain"
            isDisabled={isWhole(crop) && focus === null}
            onPress={() => {
              setCrop(all)
              setFocus(null)
              setShape('free')
            }}
          >
            {say.reset}
          </Button>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" isDisabled={!shown} onPress={accept}>
            {say.accept}
          </Button>
        </>
      }
    >
      {shown ? (
        <div className="article-crop">
          <div className="article-crop-work">
            <fieldset className="article-crop-shapes">
              <legend className="article-crop-legend">{say.shape}</legend>
              {shapeNames.map(name => (
                <ToggleButton
                  key={name}
                  label={name === 'free' ? say.free : name}
                  wordy
                  isSelected={shape === name}
                  onChange={() => {
                    setShape(name)
                    change(reshaped(crop, ratioIn(shapes[name], own)))
                  }}
                />
              ))}
            </fieldset>
            <Canvas
              picture={shown}
              crop={crop}
              focus={focus}
              ratio={ratio}
              change={change}
              setFocus={setFocus}
            />
            <p className="article-soft">{say.hint}</p>
          </div>
          <div className="article-crop-previews" aria-hidden>
            <p className="article-crop-legend">{say.previews}</p>
            {(['16:9', '4:3', '1:1'] as const).map(name => {
              const part = covered(crop, focus, ratioIn(shapes[name], own) ?? 1)
              return (
                <figure key={name}>
                  <Part url={shown.url} part={part} shape={shapes[name]} />
                  <figcaption>{name}</figcaption>
                </figure>
              )
            })}
          </div>
        </div>
      ) : (
        <Spinner>{words.article.figure.loading}</Spinner>
      )}
    </ModalDialog>
  )
}

/** A part of a picture in a frame of its shape. */
function Part({ url, part, shape }: { url: string; part: Crop; shape: number }) {
  return (
    <div className="article-crop-part" style={{ aspectRatio: shape }}>
      <img
        src={url}
        alt=""
        draggable={false}
        style={{
          width: `${(wholePicture / part.width) * 100}%`,
          height: `${(wholePicture / part.height) * 100}%`,
          left: `${(-part.x / part.width) * 100}%`,
          top: `${(-part.y / part.height) * 100}%`,
        }}
      />
    </div>
  )
}

interface CanvasProps {
  picture: { url: string; width: number; height: number }
  crop: Crop
  focus: Focus | null
  ratio: number | null
  change: (crop: Crop) => void
  setFocus: (focus: Focus) => void
}

const percent = (of: number) => `${of / 100}%`

/** The whole picture with the crop on it: pulled at its handles, moved as a whole, with the focus as a point in it. */
function Canvas({ picture, crop, focus, ratio, change, setFocus }: CanvasProps) {
  const say = useWords().article.crop
  const stage = useRef<HTMLDivElement>(null)

  /** Follows the pointer until it is let go; `take` is told how far it is from where it began. */
  const follow = (event: PointerEvent, take: (dx: number, dy: number) => void) => {
    const box = stage.current?.getBoundingClientRect()
    if (!box || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    const target = event.currentTarget
    if (target instanceof HTMLElement) target.focus()
    target.setPointerCapture(event.pointerId)
    const { clientX, clientY } = event
    const onMove = (to: globalThis.PointerEvent) =>
      take(
        ((to.clientX - clientX) / box.width) * wholePicture,
        ((to.clientY - clientY) / box.height) * wholePicture,
      )
    const onEnd = () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onEnd)
      window.removeEventListener('pointercancel', onEnd)
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onEnd)
    window.addEventListener('pointercancel', onEnd)
  }
  const arrows = (event: KeyboardEvent, take: (dx: number, dy: number) => void) => {
    const by = event.shiftKey ? step / 10 : step
    const dx = event.key === 'ArrowLeft' ? -by : event.key === 'ArrowRight' ? by : 0
    const dy = event.key === 'ArrowUp' ? -by : event.key === 'ArrowDown' ? by : 0
    if (dx === 0 && dy === 0) return
    event.preventDefault()
    event.stopPropagation()
    take(dx, dy)
  }
  const pull = (handle: Handle) => (dx: number, dy: number) => change(pulled(crop, handle, dx, dy, ratio))
  const point = focus ?? middleOf(crop)
  const place = (dx: number, dy: number) => setFocus(focusIn(crop, { x: point.x + dx, y: point.y + dy }))
  const size = {
    left: percent(crop.x),
    top: percent(crop.y),
    width: percent(crop.width),
    height: percent(crop.height),
  }
  return (
    <div className="article-crop-stage" style={{ aspectRatio: picture.width / picture.height }}>
      <div ref={stage} className="article-crop-whole">
        <img src={picture.url} alt="" draggable={false} />
        <div className="article-crop-clip">
          <div className="article-crop-veil" style={size} />
        </div>
        <div className="article-crop-frame" style={size}>
          <button
            type="button"
            className="article-crop-move"
            aria-label={say.move}
            onPointerDown={event => follow(event, (dx, dy) => change(moved(crop, dx, dy)))}
            onKeyDown={event => arrows(event, (dx, dy) => change(moved(crop, dx, dy)))}
            onDoubleClick={event => {
              const box = stage.current?.getBoundingClientRect()
              if (!box) return
              const x = ((event.clientX - box.left) / box.width) * wholePicture
              const y = ((event.clientY - box.top) / box.height) * wholePicture
              setFocus(focusIn(crop, { x, y }))
            }}
          />
          {handles.map(handle => (
            <button
              key={handle}
              type="button"
              className="article-crop-handle"
              data-handle={handle}
              aria-label={say.handles[handle]}
              onPointerDown={event => follow(event, pull(handle))}
              onKeyDown={event => arrows(event, pull(handle))}
            />
          ))}
        </div>
        <button
          type="button"
          className="article-crop-focus"
          data-set={focus !== null || undefined}
          aria-label={say.focus}
          style={{ left: percent(point.x), top: percent(point.y) }}
          onPointerDown={event => follow(event, place)}
          onKeyDown={event => arrows(event, place)}
        />
      </div>
    </div>
  )
}
