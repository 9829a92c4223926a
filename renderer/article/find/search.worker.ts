import { findMatches, queryOf } from '../../../shared/find/index.ts'
import type { SearchAnswer, SearchRequest } from './search.ts'

// A regular expression may run for ever; here it can be ended from outside.
self.addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  const { id, texts, wanted, options } = event.data
  const query = queryOf(wanted, options)
  const answer: SearchAnswer = { id, matches: texts.map(text => findMatches(text, query)) }
  self.postMessage(answer)
})
