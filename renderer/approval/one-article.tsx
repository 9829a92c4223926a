import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, FileText, Undo2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { blockersOf, stops } from '../../shared/checks/index.ts'
import type { Article } from '../../shared/contract/index.ts'
import { type Command, useCommands } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { objectionInWords } from '../article/actions/objection.ts'
import { ReasonDialog } from '../article/actions/reason-dialog.tsx'
import { BlockerList } from '../article/gate/blocker-list.tsx'
import { FinalText, SealedBesides } from '../article/gate/final-text.tsx'
import { Questions } from '../article/gate/questions.tsx'
import { Banner, Button, Spinner, toast } from '../ui/index.ts'
import type { Decision } from './sitting.ts'

interface OneArticleProps {
  id: string
  decision: Decision | undefined
  decide: (decision: Decision | null) => void
  onNext: () => void
}

/** One article of the sitting: its text to read, what is missing, and what may be decided. */
export function OneArticle(props: OneArticleProps) {
  const words = useWords()
  const { queries } = useEngine()
  const opened = useQuery(queries.article.open.queryOptions({ input: { id: props.id } }))
  if (opened.error) return <Banner tone="danger">{sayRefusal(opened.error)}</Banner>
  if (!opened.data) return <Spinner>{words.ui.loading}</Spinner>
  return <Opened {...props} article={opened.data} />
}

function Opened({ article, decision, decide, onNext }: OneArticleProps & { article: Article }) {
  const words = useWords()
  const said = words.approval
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const { openArticle } = usePlace()
  const [returning, setReturning] = useState(false)
  const settings = useQuery(queries.settings.get.queryOptions())
  const factsOptions = queries.article.checkFacts.queryOptions({ input: { id: article.id } })
  const facts = useQuery(factsOptions)
  const rules = settings.data?.houseStyle.checks
  const blockers = useMemo(() => {
    if (!rules || !facts.data) return null
    const { answers, ...known } = facts.data
    const answered = answers.filter(({ step }) => step === 'approve').map(({ question }) => question)
    return blockersOf(article.content, { ...known, answered }, rules, 'approve')
  }, [article.content, facts.data, rules])

  const verdict = article.verdicts.find(({ action }) => action === 'approve')
  const back = article.verdicts.find(({ action }) => action === 'return')
  const isStopped = blockers !== null && stops(blockers)
  // What changed after it was agreed to has not been read.
  const isAgreed = decision?.kind === 'agreed' && decision.version === article.version
  const mayAgree = verdict?.allowed === true && blockers !== null && !isStopped
  const agree = () => {
    if (!mayAgree) return
    decide({ kind: 'agreed', version: article.version })
    onNext()
  }
  const now = useRef({ agree })
  now.current = { agree }
  const mayReturn = back?.allowed === true
  const commands = useMemo<Command[]>(
    () => [
      ...(mayAgree
        ? [
            {
              id: 'approval.agree',
              label: said.agree,
              icon: Check,
              keys: 'Ctrl+Enter',
              run: () => now.current.agree(),
            },
          ]
        : []),
      ...(mayReturn
        ? [
            {
              id: 'approval.return',
              label: said.return,
              icon: Undo2,
              keys: 'F4',
              run: () => setReturning(true),
            },
          ]
        : []),
    ],
    [said, mayAgree, mayReturn],
  )
  useCommands(commands)

  const follow = () => {
    void cache.invalidateQueries({ queryKey: queries.desk.key() })
    void cache.invalidateQueries({ queryKey: queries.article.open.key({ input: { id: article.id } }) })
  }
  const tick = async (question: string, ticked: boolean) => {
    try {
      const answered = await client.article.answer({ id: article.id, step: 'approve', question, ticked })
      cache.setQueryData(factsOptions.queryKey, answered)
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }
  return (
    <section className="approval-article" aria-label={article.title || words.desk.untitled}>
      <div className="approval-read">
        {decision?.kind === 'refused' && (
          <Banner tone="danger" title={said.states.refused}>
            {decision.why}
          </Banner>
        )}
        {verdict && !verdict.allowed && decision?.kind !== 'sealed' && decision?.kind !== 'returned' && (
          <Banner tone="warning" title={said.notAllowed}>
            {objectionInWords(words, verdict, article.state)}
          </Banner>
        )}
        {isStopped && <Banner tone="warning">{said.stopped}</Banner>}
        <FinalText article={article} content={article.content} />
        <SealedBesides content={article.content} ownText={verdict?.warnings.includes('fourEyes') === true} />
        {blockers && verdict?.allowed && (
          <BlockerList
            blockers={blockers.filter(({ check }) => check !== 'noStateSecret' || isStopped)}
            onGo={() => openArticle(article.id)}
          />
        )}
        {rules && facts.data && verdict?.allowed && (
          <Questions
            rules={rules}
            step="approve"
            facts={facts.data}
            onTick={(question, ticked) => void tick(question, ticked)}
          />
        )}
      </div>
      <footer className="approval-foot">
        <Button icon={FileText} variant="plain" onPress={() => openArticle(article.id)}>
          {said.open}
        </Button>
        <span className="approval-space" />
        {mayReturn && (
          <Button icon={Undo2} onPress={() => setReturning(true)}>
            {said.return}
            <span className="ui-keys">F4</span>
          </Button>
        )}
        {isAgreed ? (
          <Button icon={Check} onPress={() => decide(null)}>
            {said.takeBack}
          </Button>
        ) : (
          <Button variant="primary" icon={Check} isDisabled={!mayAgree} onPress={agree}>
            {said.agree}
            <span className="ui-keys">Ctrl+Enter</span>
          </Button>
        )}
      </footer>
      {returning && back && (
        <ReasonDialog
          verdict={back}
          onClose={() => setReturning(false)}
          step={async input => {
            try {
              await client.article.act({
                id: article.id,
                action: 'return',
                version: article.version,
                ...(input.reason !== undefined && { reason: input.reason }),
              })
              setReturning(false)
              decide({ kind: 'returned' })
              onNext()
              return null
            } catch (error) {
              return sayRefusal(error)
            } finally {
              follow()
            }
          }}
        />
      )}
    </section>
  )
}
