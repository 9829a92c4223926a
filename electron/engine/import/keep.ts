import { figuresOf } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import type { ReadArticle } from './index.ts'

/**
 * Keeps the pictures of an article that was read, and gives them to their figures. One that cannot be kept is told in
 * the report and leaves its figure without a picture; the others come.
 *
 * @param keep answers for the `media` of a picture. @throws what it throws, but for refusals of the picture itself.
 */
export async function keepPictures(
  { content, report, pictures }: ReadArticle,
  keep: (picture: { fileName: string; bytes: Uint8Array }) => Promise<string>,
): Promise<void> {
  const figures = new Map(figuresOf(content).map(figure => [figure.id, figure]))
  // Keeping a picture takes its bytes away; one that many figures show is kept once.
  const kept = new Map<Uint8Array, Promise<string>>()
  for (const { figure: id, bytes } of pictures) {
    const figure = figures.get(id)
    if (!figure) continue
    try {
      const keeping = kept.get(bytes) ?? keep({ fileName: figure.fileName || 'anh', bytes })
      kept.set(bytes, keeping)
      figure.media = await keeping
    } catch (error) {
      if (!(error instanceof Refusal) || !ofPicture.has(error.code)) throw error
      report.warnings.push('picturesRefused')
      report.parts.push({ taken: 'dropped', text: figure.fileName })
    }
  }
  report.warnings = [...new Set(report.warnings)]
}

const ofPicture = new Set(['pictureUnreadable', 'pictureTooLarge', 'fileTooLarge'])
