import { useEffect, useState } from 'react'
import { countSyllables, plainBody } from '../../shared/article/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { type Client, useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { isRefused, sayRefusal } from '../app/say.ts'
import { usePerson, useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, toast } from '../ui/index.ts'
import { type KeptText, safetyNet } from './safety-net.ts'
import { saveAsNew } from './save-as-new.ts'
import { saveElsewhere } from './save-elsewhere.ts'
import { type MissingText, stillMissing } from './still-missing.ts'

/** `isGone`: its article is not in the newsroom any more. */
type Elsewhere = MissingText & { isGone: boolean }

/** More than these at once would leave no room for the desk; the others come as these are decided. */
const mostShown = 3

/**
 * Texts that could not be saved, told wherever the person is: an article that was open when the program died may be
 * far from where they are now, or gone. Inside their own article they are offered with all that can be done.
 */
export function KeptNotice() {
  const { newsroom } = useSession()
  const person = usePerson()
  const { client, state } = useEngine()
  const { place } = usePlace()
  const [kept, setKept] = useState<readonly Elsewhere[]>([])
  const here = place.article
  useEffect(() => {
    if (state !== 'ready') return
    let isThere = true
    const look = async () => {
      const texts = await safetyNet.keptFor(newsroom.id, person.id)
      const found = await missingOf(
        client,
        texts.filter(({ article }) => article !== here),
      )
      if (isThere) setKept(found)
    }
    void look()
    // Nothing may come in above the line that somebody is writing; in an article it is looked up once.
    const end = here === null ? safetyNet.subscribe(() => void look()) : () => {}
    return () => {
      isThere = false
      end()
    }
    // Who signs in again is told anew, and may be asked again.
  }, [newsroom.id, person, client, here, state])
  return kept
    .filter(({ text }) => text.article !== here)
    .slice(0, mostShown)
    .map(missing => (
      <KeptElsewhere
        key={missing.text.key}
        {...missing}
        forget={() => {
          void safetyNet.drop(missing.text.key)
          setKept(before => before.filter(({ text }) => text.key !== missing.text.key))
        }}
      />
    ))
}

function KeptElsewhere({ text, content, isGone, forget }: Elsewhere & { forget: () => void }) {
  const words = useWords().article
  const { client } = useEngine()
  const { openArticle } = usePlace()
  const writes = usePerson().roles.includes('writer')
  const [busy, setBusy] = useState(false)
  const asNew = async () => {
    setBusy(true)
    try {
      await saveAsNew(client, content)
      forget()
      toast({ words: words.save.copied })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
      setBusy(false)
    }
  }
  return (
    <Banner
      tone="warning"
      title={words.kept.titleOf(text.title || words.untitled, shownMoment(text.at))}
      action={
        <>
          <Button small isDisabled={busy} onPress={() => void saveElsewhere(text.content)}>
            {words.save.elsewhere}
          </Button>
          {writes && (
            <Button small isPending={busy} onPress={() => void asNew()}>
              {words.kept.asNew}
            </Button>
          )}
          {!isGone && (
            <Button small isDisabled={busy} onPress={() => openArticle(text.article)}>
              {words.kept.open}
            </Button>
          )}
        </>
      }
    >
      {(isGone ? words.kept.aboutGone : words.kept.aboutThere)(countSyllables(plainBody(content.body)))}
    </Banner>
  )
}

/** Compares each text with what the newsroom has of its article. */
async function missingOf(client: Client, texts: readonly KeptText[]): Promise<Elsewhere[]> {
  const missing = await Promise.all(
    texts.map(async text => {
      try {
        const { content } = await client.article.open({ id: text.article })
        const found = stillMissing([text], content, key => void safetyNet.drop(key))
        return found.map(one => ({ ...one, isGone: false }))
      } catch (error) {
        // The article is gone, and the text is all that there is. Otherwise the engine is away or does not know them
        // yet, and this is looked up again with the next connection.
        if (!isRefused(error, 'unknownArticle')) return []
        return stillMissing([text], null, () => {}).map(one => ({ ...one, isGone: true }))
      }
    }),
  )
  return missing.flat()
}
