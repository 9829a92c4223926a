import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { BlockerList } from '../article/gate/blocker-list.tsx'
import { Banner, Button, ModalDialog, Spinner } from '../ui/index.ts'
import type { Blocked } from './making.ts'

/** What stands before an article's package; the article is one press away. */
export function BlockedDialog({ blocked, onClose }: { blocked: Blocked; onClose: () => void }) {
  const words = useWords()
  const { queries } = useEngine()
  const { openArticle } = usePlace()
  const article = useQuery(queries.article.open.queryOptions({ input: { id: blocked.article } }))
  const open = () => {
    onClose()
    openArticle(blocked.article)
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={words.article.gate.titles.package}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.close}</Button>
          <Button variant="primary" onPress={open}>
            {words.approval.open}
          </Button>
        </>
      }
    >
      {article.error ? (
        <Banner tone="danger">{sayRefusal(article.error)}</Banner>
      ) : article.data ? (
        <p>
          <strong>{article.data.title}</strong>
        </p>
      ) : (
        <Spinner>{words.ui.loading}</Spinner>
      )}
      <BlockerList autoFocus blockers={blocked.blockers} onGo={open} />
    </ModalDialog>
  )
}
