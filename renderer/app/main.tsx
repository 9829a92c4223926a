import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/ui.css'
import './app.css'
import { teachAria } from '../words/aria.ts'
import { receivePorts } from './engine.ts'
import { newQueryClient } from './queries.ts'
import { shell } from './shell.ts'
import { applyTheme } from './theme.ts'
import { flushAll } from './unsaved.ts'
import { BanThao } from './window.tsx'

// The content security policy forbids what zod would compile at run time.
config({ jitless: true })
// The shell sends the port as soon as the page is read; from here on it cannot be missed.
receivePorts()
applyTheme()
teachAria()
shell().onClosing(async () => {
  if (!(await flushAll())) throw new Error('Something could not be saved.')
})
// A file that misses its place would otherwise replace the window.
for (const event of ['dragover', 'drop']) window.addEventListener(event, dropped => dropped.preventDefault())

const place = document.getElementById('window')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <BanThao />
      </QueryClientProvider>
    </StrictMode>,
  )
}
