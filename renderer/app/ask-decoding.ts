import type { Decoding } from '../../shared/markup/index.ts'

/** What somebody wants of text in an old encoding that they paste: null for not pasting it at all. */
export type DecodingAnswer = 'decode' | 'keep' | null

interface Question {
  decoded: Decoding
  answer: (given: DecodingAnswer) => void
}

/** The question that is being asked; a further one waits for its answer. */
class Questions {
  private waiting: readonly Question[] = []
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  readonly current = (): Question | null => this.waiting[0] ?? null

  add(question: Question): void {
    this.change([...this.waiting, question])
  }
  remove(question: Question): void {
    this.change(this.waiting.filter(other => other !== question))
  }
  private change(waiting: readonly Question[]) {
    this.waiting = waiting
    for (const listener of this.listeners) listener()
  }
}

/** Heard by the dialog that asks, which stands once in the window. */
export const decodingQuestions = new Questions()

/** Shows text in an old encoding before and after, and asks which of them is meant. Resolves once the dialog is gone. */
export function askDecoding(decoded: Decoding): Promise<DecodingAnswer> {
  return new Promise(resolve => {
    const question: Question = {
      decoded,
      answer: given => {
        decodingQuestions.remove(question)
        // The dialog holds the focus until it is taken down.
        setTimeout(() => resolve(given))
      },
    }
    decodingQuestions.add(question)
  })
}
