import { useEffect } from 'react'
import { Welcome } from '../newsroom/welcome.tsx'
import { SessionProvider } from '../session/provider.tsx'
import { I18nProvider, Spinner, ToastRegion } from '../ui/index.ts'
import { DecodingDialog } from './decoding-dialog.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { useLanguage } from './language.ts'
import { useNewsroom } from './newsroom.ts'
import { shell } from './shell.ts'
import { useWords } from './words.ts'

/** The whole window. */
export function BanThao() {
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
    shell().setLanguage(language)
  }, [language])
  return (
    // English as in Vietnam's offices: days before months, 24 hours.
    <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-GB'}>
      <ErrorBoundary>
        <Stage />
      </ErrorBoundary>
      <DecodingDialog />
      <ToastRegion />
    </I18nProvider>
  )
}

function Stage() {
  const words = useWords()
  const newsroom = useNewsroom()
  const title = newsroom.state === 'open' ? `${newsroom.newsroom.name} – ${words.product}` : words.product
  useEffect(() => {
    document.title = title
  }, [title])

  switch (newsroom.state) {
    case 'starting':
      return (
        <main className="app-alone">
          <Spinner>{newsroom.opening ? words.app.openingNewsroom : words.app.starting}</Spinner>
        </main>
      )
    case 'none':
      return <Welcome recent={newsroom.recent} failure={newsroom.failure} />
    case 'open':
      return (
        <SessionProvider key={newsroom.newsroom.id} newsroom={newsroom.newsroom}>
          <Frame />
        </SessionProvider>
      )
  }
}
