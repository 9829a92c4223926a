import { X } from 'lucide-react'
import { useWords } from '../app/words.ts'
import { Banner, Button, IconButton } from '../ui/index.ts'
import { type Adding, additions, useAdditions } from './adding.ts'

/** Says quietly at the foot of the text how far the files are, while writing goes on; then what was refused and why. */
export function AddingLines() {
  const shown = useAdditions()
  if (shown.length === 0) return null
  return (
    <div className="article-adding">
      {shown.map(one =>
        one.current === null ? <Refused key={one.id} adding={one} /> : <Line key={one.id} adding={one} />,
      )}
    </div>
  )
}

function Line({ adding }: { adding: Adding }) {
  const words = useWords()
  const { total, done, current, refused, cancel } = adding
  return (
    <div className="article-adding-line" role="status" aria-label={words.article.adding.label}>
      <span className="article-adding-words">
        {words.article.adding.progress(Math.min(done + 1, total), total)}
        {current && <span className="article-adding-name">{current}</span>}
        {refused.length > 0 && (
          <span className="article-missing">{words.article.adding.refusedSoFar(refused.length)}</span>
        )}
      </span>
      <span className="article-adding-track" aria-hidden>
        <span className="article-adding-fill" style={{ width: `${(done / total) * 100}%` }} />
      </span>
      <Button small variant="plain" onPress={cancel}>
        {words.article.adding.stop}
      </Button>
    </div>
  )
}

function Refused({ adding }: { adding: Adding }) {
  const words = useWords()
  const { id, total, refused } = adding
  return (
    <Banner
      tone="warning"
      title={words.article.adding.refused(refused.length, total)}
      action={<IconButton small icon={X} label={words.ui.close} onPress={() => additions.forget(id)} />}
    >
      <ul className="article-adding-refused">
        {refused.map(({ fileName, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is complete and never changes
          <li key={`${index} ${fileName}`}>{why}</li>
        ))}
      </ul>
    </Banner>
  )
}
