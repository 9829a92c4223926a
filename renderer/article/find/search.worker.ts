import { findMatches, queryOf } from '../../../shared/find/index.ts'
import type { SearchAnswer, SearchRequest } from './search.ts'

// A regular expression may run for ever; here it can be ended from outside.
self.addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  const { id, texts, wanted, options } = event.data
  const query = queryOf(wanted, options)
  say({ kind: 'found', id, matches: texts.map(text => findMatches(text, query)) })
})
say({ kind: 'ready' })

function say(answer: SearchAnswer) {
  self.postMessage(answer)
}
