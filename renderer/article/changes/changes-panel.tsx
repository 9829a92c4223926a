import { GitCompare, Maximize2 } from 'lucide-react'
import { useState } from 'react'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, EmptyState, ModalDialog, Spinner } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { ChangesReading } from './changes-reading.tsx'
import { type Shown, useSides } from './sides.ts'

/** What changed in the article, beside its text. */
export function ChangesPanel() {
  const words = useWords()
  const { showChanges } = useOpened()
  const { first, error } = useSides()
  const [chosen, setChosen] = useState<Shown | null>(null)
  if (error) return <Banner tone="danger">{sayRefusal(error)}</Banner>
  const shown = chosen ?? (first && { from: first, to: { kind: 'draft' } as const })
  if (!shown) return <EmptyState icon={GitCompare}>{words.changes.none}</EmptyState>
  return (
    <div className="changes-panel">
      <Button small icon={Maximize2} onPress={() => showChanges(shown)}>
        {words.changes.enlarge}
      </Button>
      <ChangesReading narrow shown={shown} setShown={setChosen} />
    </div>
  )
}

/** The same with the whole window for it. `sides` are the texts to begin with. */
export function ChangesDialog({ sides, onClose }: { sides: Shown | null; onClose: () => void }) {
  const words = useWords()
  const { first, error } = useSides()
  const [chosen, setChosen] = useState(sides)
  const shown = chosen ?? (first && { from: first, to: { kind: 'draft' } as const })
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={words.changes.title}
      width="l"
      actions={<Button onPress={onClose}>{words.ui.close}</Button>}
    >
      {error ? (
        <Banner tone="danger">{sayRefusal(error)}</Banner>
      ) : shown ? (
        <ChangesReading shown={shown} setShown={setChosen} />
      ) : (
        <Spinner>{words.ui.loading}</Spinner>
      )}
    </ModalDialog>
  )
}
