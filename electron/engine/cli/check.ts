import { type Blocker, type CheckStep, checkSteps, stops } from '../../../shared/checks/index.ts'
import { blockerInWords, fill } from '../../../shared/words/index.ts'
import type { State } from '../../../shared/workflow/index.ts'
import { requireArticle } from '../desk/articles.ts'
import { blockersBefore } from '../desk/checks.ts'
import { UsageError } from './arguments.ts'
import { articleNamed } from './named.ts'
import type { Command } from './run.ts'
import { inColumns } from './table.ts'
import type { Terminal } from './terminal.ts'

/** `check DIR ARTICLE [--step STEP]`: what stands before a step; 0 when nothing required does, else 1. */
export const checkArticle: Command = ({ positional, options }, terminal) => {
  const asked = checkSteps.find(name => name === options.step)
  if (options.step !== undefined && !asked) {
    const facts = { option: '--step', value: String(options.step) }
    throw new UsageError(fill(terminal.says.wrongValue, facts), 'check')
  }
  return terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const article = requireArticle(reading, articleNamed(reading, positional[1] ?? ''))
    const step = asked ?? nextStep(article.state)
    const blockers = blockersBefore(reading, article.id, step)
    if (options.json) terminal.json({ article: article.id, number: article.number, step, blockers })
    else printBlockers(blockers, { number: article.number, step }, terminal)
    return stops(blockers) ? 1 : 0
  })
}

/** The step that comes next from a state; what is on its way back is submitted again. */
function nextStep(state: State): CheckStep {
  if (state === 'pending') return 'approve'
  return state === 'approved' || state === 'packaged' || state === 'published' ? 'package' : 'submit'
}

function printBlockers(
  blockers: readonly Blocker[],
  { number, step }: { number: number; step: CheckStep },
  terminal: Terminal,
): void {
  const { says, words } = terminal
  const facts = { number, step: words.checks.steps[step].toLowerCase() }
  if (blockers.length === 0) {
    terminal.say(says.nothingMissing, facts)
    return
  }
  const required = blockers.filter(({ level }) => level === 'required').length
  terminal.say(says.missing, { ...facts, required, recommended: blockers.length - required })
  for (const line of blockerLines(blockers, terminal)) terminal.print(`  ${line}`)
}

/** What stands before a step as lines, what is required first. */
export function blockerLines(
  blockers: readonly Blocker[],
  { language, words }: Pick<Terminal, 'language' | 'words'>,
): string[] {
  const ordered = [
    ...blockers.filter(({ level }) => level === 'required'),
    ...blockers.filter(({ level }) => level === 'recommended'),
  ]
  return inColumns(
    ordered.map(blocker => [words.checks.levels[blocker.level], blockerInWords(blocker, language)]),
  )
}
