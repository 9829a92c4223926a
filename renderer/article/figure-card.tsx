import { Crop, ImageOff, ImageUp, LoaderCircle, Trash2, TriangleAlert } from 'lucide-react'
import { type Ref, useEffect, useRef, useState } from 'react'
import { creditOf } from '../../shared/article/index.ts'
import { useEngine } from '../app/engine.ts'
import { useWords } from '../app/words.ts'
import { Button, FileTrigger, Icon, TextArea, TextField } from '../ui/index.ts'
import { CropDialog } from './crop/crop-dialog.tsx'
import type { FigureTexts } from './editor/nodes/figure.ts'
import { missingOf } from './missing.ts'
import { keepPictures, usePicture } from './pictures.ts'

export interface FigureCardProps {
  figure: FigureTexts
  change: (part: Partial<FigureTexts>) => void
  remove: () => void
  isReadOnly: boolean
  /** Beside the text instead of in it: a small picture. */
  small?: boolean
}

/** A picture with its texts, edited where it stands; what is missing is said where it is missing. */
export function FigureCard({ figure, change, remove, isReadOnly, small = false }: FigureCardProps) {
  const words = useWords().article
  const { client } = useEngine()
  const missing = missingOf(figure)
  const [cropping, setCropping] = useState(false)

  const replace = async (files: FileList | null) => {
    const [kept] = await keepPictures(client, [...(files ?? [])].slice(0, 1))
    // What was cut from the picture before means nothing in another one; its texts stay.
    if (kept) change({ media: kept.media, fileName: kept.fileName, crop: null, focus: null })
  }
  const text = (name: 'alternative' | 'caption' | 'credit' | 'rights') => ({
    label: words.figure[name],
    name: `figure.${name}`,
    isReadOnly,
    lang: 'vi',
    ...typed(figure[name], value => change({ [name]: value })),
  })

  return (
    <section
      className="article-figure"
      data-small={small || undefined}
      aria-label={words.figure.label(figure.fileName)}
    >
      <FigurePicture figure={figure} small={small} />
      <div className="article-figure-texts">
        <Typed {...text('caption')} tall maxLength={2000} />
        <Typed
          {...text('alternative')}
          tall
          maxLength={1000}
          description={words.figure.alternativeHint}
          mark={missing.includes('alternative') ? words.figure.missing.alternative : null}
        />
        <div className="article-figure-pair">
          <Typed
            {...text('credit')}
            tidy={creditOf}
            maxLength={300}
            mark={missing.includes('credit') ? words.figure.missing.credit : null}
          />
          <Typed {...text('rights')} maxLength={1000} />
        </div>
        {!isReadOnly && (
          <div className="article-figure-actions">
            <FileTrigger acceptedFileTypes={['image/*']} onSelect={files => void replace(files)}>
              <Button small variant="plain" icon={ImageUp}>
                {figure.media === null ? words.figure.choose : words.figure.replace}
              </Button>
            </FileTrigger>
            {figure.media !== null && (
              <Button small variant="plain" icon={Crop} onPress={() => setCropping(true)}>
                {words.figure.crop}
              </Button>
            )}
            <Button small variant="plain" icon={Trash2} onPress={remove}>
              {words.figure.remove}
            </Button>
          </div>
        )}
      </div>
      {cropping && <CropDialog figure={figure} onCrop={change} onClose={() => setCropping(false)} />}
    </section>
  )
}

/** What stands in the place of a card until that is drawn: as high as most cards, with what the picture shows. */
export function FigureSketch({ figure, ref }: { figure: FigureTexts; ref: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} className="article-figure-sketch" data-empty={figure.media === null || undefined}>
      {figure.caption}
    </div>
  )
}

function FigurePicture({ figure, small }: { figure: FigureTexts; small: boolean }) {
  const words = useWords().article.figure
  const picture = usePicture(figure.media, small ? 'small' : 'large', figure.crop)
  switch (picture.state) {
    case 'shown':
      return (
        <img
          className="article-picture"
          src={picture.url}
          width={picture.width}
          height={picture.height}
          alt={figure.alternative}
          draggable={false}
        />
      )
    case 'loading':
      return (
        <p className="article-picture-none">
          <Icon of={LoaderCircle} size={24} />
          {words.loading}
        </p>
      )
    case 'none':
    case 'missing':
      return (
        <p className="article-picture-none">
          <Icon of={ImageOff} size={24} />
          {picture.state === 'missing' && picture.why !== ''
            ? picture.why
            : words.missingMedia(figure.fileName)}
        </p>
      )
  }
}

interface TypedProps {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  isReadOnly: boolean
  lang: string
  maxLength: number
  description?: string
  /** How the text is kept, once the caret is out of it. */
  tidy?: (text: string) => string
  /** As high as its text is long; it is one line all the same. */
  tall?: boolean
  /** What is missing here, or null. */
  mark?: string | null
}

/**
 * A text of the figure. What is typed is kept here while it is typed: the editor draws the figure again a moment
 * later, and an input that waits for that loses the caret.
 */
function Typed({ tall = false, tidy, mark = null, description, ...props }: TypedProps) {
  const [value, setValue] = useState(props.value)
  const sent = useRef(props.value)
  useEffect(() => {
    if (props.value === sent.current) return
    sent.current = props.value
    setValue(props.value)
  }, [props.value])
  const onChange = (text: string) => {
    const next = text.replace(/\s*[\r\n]+\s*/g, ' ')
    sent.current = next
    setValue(next)
    props.onChange(next)
  }
  const foot = mark ? (
    <span className="article-missing">
      <Icon of={TriangleAlert} size={14} />
      {mark}
    </span>
  ) : null
  const common = {
    label: props.label,
    name: props.name,
    value,
    onChange,
    ...(tidy && !props.isReadOnly ? { onBlur: () => tidy(value) !== value && onChange(tidy(value)) } : {}),
    isReadOnly: props.isReadOnly,
    lang: props.lang,
    maxLength: props.maxLength,
    ...(description ? { placeholder: description } : {}),
    ...(foot ? { description: foot } : {}),
  }
  return tall ? <TextArea {...common} oneLine rows={1} /> : <TextField {...common} />
}

const typed = (value: string, onChange: (value: string) => void) => ({ value, onChange })
