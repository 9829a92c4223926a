import { ImageUp } from 'lucide-react'
import { v7 as newId } from 'uuid'
import { bareFigure } from '../../../shared/article/index.ts'
import { useEngine } from '../../app/engine.ts'
import { useWords } from '../../app/words.ts'
import { Button, FileTrigger } from '../../ui/index.ts'
import { FigureCard } from '../figure-card.tsx'
import { useOpened } from '../opened.ts'
import { keepPictures } from '../pictures.ts'

/** The picture that lists and the top of the article show. */
export function LeadFigure() {
  const words = useWords().article.fields
  const { client } = useEngine()
  const { fields, change, isEditable } = useOpened()
  const figure = fields.leadFigure

  if (figure) {
    return (
      <FigureCard
        small
        figure={figure}
        change={part => change({ leadFigure: { ...figure, ...part } })}
        remove={() => change({ leadFigure: null })}
        isReadOnly={!isEditable}
      />
    )
  }
  const add = async (files: FileList | null) => {
    const [kept] = await keepPictures(client, [...(files ?? [])].slice(0, 1))
    if (!kept) return
    change({ leadFigure: { id: newId(), ...bareFigure(kept) } })
  }
  return (
    <>
      <p className="article-soft">{words.noLead}</p>
      {isEditable && (
        <FileTrigger acceptedFileTypes={['image/*']} onSelect={files => void add(files)}>
          <Button small icon={ImageUp}>
            {words.addLead}
          </Button>
        </FileTrigger>
      )}
    </>
  )
}
