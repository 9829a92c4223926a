import { CircleAlert, CircleDashed } from 'lucide-react'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/index.ts'
import type { Missing } from './use-missing.ts'

/** How much is missing before the next step; opens the list. Nothing while nothing is. */
export function MissingCount({ missing, onPress }: { missing: Missing; onPress: () => void }) {
  const words = useWords()
  const said = words.article.gate
  const { blockers, step } = missing
  if (step === null || blockers.length === 0) return null
  const required = blockers.filter(({ level }) => level === 'required').length
  return (
    <Button
      small
      variant="plain"
      className="gate-count"
      icon={required > 0 ? CircleAlert : CircleDashed}
      aria-label={said.countLabel(words.checks.steps[step], required, blockers.length - required)}
      data-stops={required > 0 || undefined}
      onPress={onPress}
    >
      {said.count(required > 0 ? required : blockers.length)}
    </Button>
  )
}
