import type { Language } from '../../shared/words/index.ts'
import { Button } from '../ui/index.ts'
import { chooseLanguage, useLanguage } from './language.ts'
import { useWords } from './words.ts'

/** One click to the other language, named in that language. */
export function LanguageSwitch() {
  const words = useWords()
  const other: Language = useLanguage() === 'vi' ? 'en' : 'vi'
  return (
    <Button variant="plain" small className="app-language" onPress={() => chooseLanguage(other)}>
      <span lang={other}>{other === 'vi' ? words.app.vietnamese : words.app.english}</span>
    </Button>
  )
}
