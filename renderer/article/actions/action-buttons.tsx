import { EllipsisVertical } from 'lucide-react'
import type { ActionVerdict } from '../../../shared/contract/index.ts'
import type { Action } from '../../../shared/workflow/index.ts'
import { useEngine } from '../../app/engine.ts'
import { useWords } from '../../app/words.ts'
import { papers, savePaper } from '../../paper/save-paper.ts'
import { Button, MenuButton, type MenuEntry } from '../../ui/index.ts'
import { MissingCount } from '../gate/missing-count.tsx'
import { isUnfinished } from '../gate/use-missing.ts'
import { useOpened } from '../opened.ts'
import { saveAsWord } from '../save-as-word.ts'
import { objectionInWords } from './objection.ts'
import { type Actions, elsewhere } from './use-actions.tsx'

/** The way forward, the next step first; what is allowed and not here goes back or aside. */
const forward: readonly Action[] = [
  'approve',
  'package',
  'publish',
  'sendUp',
  'submit',
  'claim',
  'takeOver',
  'resume',
  'reopen',
  'restore',
]
/** Steps that take the article away from where it was going. */
const grave: readonly Action[] = ['reject', 'withdraw', 'archive']
/** The main step as the primary button, at most one other beside it, the rest and why not in a menu. */
export function ActionButtons({ actions }: { actions: Actions }) {
  const words = useWords()
  const { article, draft } = useOpened()
  const { client } = useEngine()
  const verdicts = article.verdicts.filter(({ action }) => !elsewhere.includes(action))
  // What only waits for a title or a text has its button: pressed, it says so and leads there.
  const isOpen = (verdict: ActionVerdict) => verdict.allowed || isUnfinished(verdict)
  const allowed = verdicts.filter(isOpen).sort(byWay(article.state))
  const refused = verdicts.filter(verdict => !isOpen(verdict) && verdict.objection !== 'state')

  const first = allowed.find(({ action }) => forward.includes(action))
  const second = allowed.find(verdict => verdict !== first && verdict.action === 'return')
  const rest = allowed.filter(verdict => verdict !== first && verdict !== second)

  const entries: MenuEntry[] = [
    {
      id: 'word',
      label: words.article.word.command,
      onAction: () => void saveAsWord(client, article.id, draft),
    },
    ...papers.map(paper => ({
      id: paper,
      label: words.article.paper[paper],
      onAction: () => void savePaper(client, article.id, paper, draft),
    })),
    ...rest.map(verdict => ({
      id: verdict.action,
      label: words.actions[verdict.action],
      danger: grave.includes(verdict.action),
      onAction: () => actions.begin(verdict),
    })),
    ...(refused.length > 0
      ? [
          {
            id: 'notNow',
            heading: words.article.actions.notNow,
            entries: refused.map(verdict => ({
              id: verdict.action,
              label: words.actions[verdict.action],
              description: objectionInWords(words, verdict, article.state),
              isDisabled: true,
              onAction: () => {},
            })),
          },
        ]
      : []),
  ]
  const button = (verdict: ActionVerdict, variant: 'primary' | 'quiet') => (
    <Button
      key={verdict.action}
      small
      variant={variant}
      isPending={actions.underWay === verdict.action}
      onPress={() => actions.begin(verdict)}
    >
      {words.actions[verdict.action]}
    </Button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div role="group" className="article-actions" aria-label={words.article.actions.label}>
      <MissingCount missing={actions.missing} onPress={actions.showMissing} />
      {second && button(second, 'quiet')}
      {first && button(first, 'primary')}
      {entries.length > 0 && (
        <MenuButton
          small
          iconOnly
          variant="plain"
          icon={EllipsisVertical}
          label={words.article.actions.more}
          entries={entries}
        />
      )}
    </div>
  )
}

/** A published article's next step is none of making its package again. */
function byWay(state: string) {
  const order = state === 'packaged' ? ['publish', ...forward] : [...forward]
  const rank = (verdict: ActionVerdict) => {
    const place = order.indexOf(verdict.action)
    return place === -1 ? order.length : place
  }
  return (a: ActionVerdict, b: ActionVerdict) => rank(a) - rank(b)
}
