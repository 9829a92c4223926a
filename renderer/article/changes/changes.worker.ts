import { applyComparison, compareContents, showComparison } from '../../../shared/comparison/index.ts'
import type { CompareAnswer, CompareRequest } from './compute.ts'

// A long text takes its time to compare; here it keeps nobody from writing.
self.addEventListener('message', ({ data }: MessageEvent<CompareRequest>) => {
  self.postMessage(answerTo(data))
})

function answerTo({ id, before, after, without }: CompareRequest): CompareAnswer {
  try {
    const comparison = compareContents(before, after)
    return without === null
      ? { id, kind: 'shown', shown: showComparison(before, after, comparison) }
      : { id, kind: 'left', content: applyComparison(before, comparison, new Set([without])) }
  } catch (error) {
    return { id, kind: 'failed', reason: String(error) }
  }
}
