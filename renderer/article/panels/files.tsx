import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { CircleCheck, Images, Paperclip, TriangleAlert } from 'lucide-react'
import { useWords } from '../../app/words.ts'
import { EmptyState, Icon } from '../../ui/index.ts'
import { positionOf } from '../crop/geometry.ts'
import type { FigureTexts } from '../editor/nodes/figure.ts'
import { missingOf } from '../missing.ts'
import { useOpened } from '../opened.ts'
import { usePicture } from '../pictures.ts'
import { useOutline } from '../use-outline.ts'

/** Every picture and file of the article, and what is missing. */
export function Files() {
  const words = useWords().article
  const { fields } = useOpened()
  const { figures } = useOutline()
  const [editor] = useLexicalComposerContext()
  if (!fields.leadFigure && figures.length === 0 && fields.attachments.length === 0) {
    return <EmptyState icon={Images}>{words.inspector.noFiles}</EmptyState>
  }
  return (
    <div className="article-files">
      {fields.leadFigure && (
        <section>
          <h2>{words.inspector.lead}</h2>
          <FileRow figure={fields.leadFigure} />
        </section>
      )}
      {figures.length > 0 && (
        <section>
          <h2>{words.inspector.pictures}</h2>
          <ol>
            {figures.map(({ key, figure }) => (
              <li key={key}>
                <a
                  className="article-file-link"
                  href={`#${key}`}
                  onClick={event => {
                    event.preventDefault()
                    editor.getElementByKey(key)?.scrollIntoView({ block: 'center' })
                  }}
                >
                  <FileRow figure={figure} />
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
      {fields.attachments.length > 0 && (
        <section>
          <h2>{words.inspector.attachments}</h2>
          <ul>
            {fields.attachments.map(one => (
              <li key={one.id} className="article-file">
                <Icon of={Paperclip} size={16} />
                <span>{one.title || one.fileName}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function FileRow({ figure }: { figure: FigureTexts }) {
  const words = useWords().article
  const picture = usePicture(figure.media, 'small', figure.crop)
  const missing = missingOf(figure)
  return (
    <span className="article-file">
      <span className="article-file-picture">
        {picture.state === 'shown' ? (
          <img src={picture.url} alt="" style={{ objectPosition: positionOf(figure.crop, figure.focus) }} />
        ) : (
          <Icon of={Images} size={20} />
        )}
      </span>
      <span className="article-file-words">
        <span className="article-file-name">{figure.fileName}</span>
        {missing.length === 0 ? (
          <span className="article-complete">
            <Icon of={CircleCheck} size={14} />
            {words.inspector.complete}
          </span>
        ) : (
          <span className="article-missing">
            <Icon of={TriangleAlert} size={14} />
            {missing.map(one => words.figure.missing[one]).join(', ')}
          </span>
        )}
      </span>
    </span>
  )
}
