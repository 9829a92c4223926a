import type { Session, WebContents } from 'electron'
import { isOurAddress } from './protocol.ts'

/** Takes from a session whatever a program that lives offline in one window does not need. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', event => event.preventDefault())
  const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*']
  session.webRequest.onBeforeRequest({ urls: outside }, (_request, answer) => answer({ cancel: true }))
}

/**
 * Keeps a window's contents on our own pages: no navigation, no new windows, no webview. A link that points outside
 * is handed to `openOutside`, which asks.
 */
export function hardenContents(contents: WebContents, openOutside: (address: string) => void): void {
  contents.on('will-navigate', event => {
    if (isOurAddress(event.url)) return
    event.preventDefault()
    openOutside(event.url)
  })
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame && !isOurAddress(event.url) && !event.url.startsWith('blob:'))
      event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}
