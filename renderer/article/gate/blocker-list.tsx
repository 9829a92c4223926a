import { CircleAlert, CircleDashed } from 'lucide-react'
import type { Blocker } from '../../../shared/checks/index.ts'
import { blockerInWords } from '../../../shared/words/index.ts'
import { useLanguage } from '../../app/language.ts'
import { useWords } from '../../app/words.ts'
import { Icon, List, ListRow } from '../../ui/index.ts'
import './gate.css'

/** What stands before a step, what is required first; arrows walk it, Enter goes there. */
export function BlockerList({
  blockers,
  onGo,
  autoFocus = false,
}: {
  blockers: readonly Blocker[]
  onGo?: ((blocker: Blocker) => void) | undefined
  autoFocus?: boolean
}) {
  const words = useWords()
  const said = words.article.gate
  const language = useLanguage()
  // Questions are ticked below, where they stand.
  const placed = blockers.filter(({ place }) => place.kind !== 'question')
  const groups = [
    { level: 'required' as const, title: said.required, icon: CircleAlert },
    { level: 'recommended' as const, title: said.recommended, icon: CircleDashed },
  ].flatMap(group => {
    const own = placed.filter(({ level }) => level === group.level)
    return own.length > 0 ? [{ ...group, own }] : []
  })
  return groups.map(({ level, title, icon, own }, index) => (
    <section key={level} className="gate-group" data-level={level}>
      <h3 className="gate-heading">
        <Icon of={icon} size={16} />
        {title(own.length)}
      </h3>
      <List
        aria-label={title(own.length)}
        autoFocus={autoFocus && index === 0 ? 'first' : false}
        {...(onGo ? { onAction: key => own.slice(Number(key), Number(key) + 1).forEach(onGo) } : {})}
      >
        {own.map((blocker, at) => {
          const sentence = blockerInWords(blocker, language)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of what was found at one moment
            <ListRow key={at} id={String(at)} textValue={sentence} className="gate-row">
              {sentence}
            </ListRow>
          )
        })}
      </List>
    </section>
  ))
}
