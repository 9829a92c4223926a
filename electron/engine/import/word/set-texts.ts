import type { SetText } from '../../../../shared/markup/index.ts'
import { encodingOfFont } from '../../../../shared/vietnamese/index.ts'
import { textIn, type XmlElement } from './xml.ts'

/**
 * Gathers the texts of a document by their fonts. Word parts a word into runs wherever somebody has corrected it, so
 * texts of one font in a row are one; decoding puts each part back into its own run.
 */
export class SetTexts {
  private readonly stretches: { font: string | undefined; runs: XmlElement[] }[] = []
  private isOpen = false

  /** A new paragraph begins. */
  paragraph(): void {
    this.isOpen = false
  }

  /** Something else than text stands between. */
  part(): void {
    this.isOpen = false
  }

  add(run: XmlElement, font: string | undefined): void {
    const last = this.isOpen ? this.stretches.at(-1) : undefined
    if (last && last.font === font) last.runs.push(run)
    else this.stretches.push({ font, runs: [run] })
    this.isOpen = true
  }

  get list(): SetText[] {
    return this.stretches.map(({ font, runs }) => ({
      text: runs.map(textIn).join(''),
      font: font === undefined ? null : (encodingOfFont(font) ?? 'other'),
      decode: by => decodeRuns(runs, by),
    }))
  }
}

/** Decodes runs one by one. A mark that begins a run goes to the letter that it belongs to, at the end of the one before. */
function decodeRuns(runs: XmlElement[], by: (text: string) => string): void {
  const texts = runs.map(textIn)
  for (let index = 1; index < texts.length; index++) {
    for (;;) {
      const before = texts[index - 1] ?? ''
      const text = texts[index] ?? ''
      const tail = before.slice(-2)
      const first = text.slice(0, 1)
      if (tail === '' || first === '' || by(tail + first) === by(tail) + by(first)) break
      texts[index - 1] = before + first
      texts[index] = text.slice(1)
    }
  }
  runs.forEach((run, index) => {
    run.children = [by(texts[index] ?? '')]
  })
}
