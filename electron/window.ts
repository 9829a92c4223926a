import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { versionArgument } from './channels.ts'
import { ask } from './dialogs.ts'
import { flushWindow } from './flush.ts'
import { isOnScreen, type WindowMemory } from './memory.ts'
import { startAddress } from './protocol.ts'
import type { ShellWords } from './words.ts'

/** How long the window may take to write what is not yet saved before it closes (ms). */
export const flushLimit = 5000

// The paper of renderer/ui/tokens.css, so that nothing flashes before the first paint.
const paper = { light: '#faf7f1', dark: '#1b1917' }
export const paperColour = () => (nativeTheme.shouldUseDarkColors ? paper.dark : paper.light)

/** Opens the one window, where it was the last time. It shows itself when it has something to show. */
export function openWindow(memory: WindowMemory, preload: string): BrowserWindow {
  const screens = screen.getAllDisplays().map(display => display.workArea)
  const place =
    memory.bounds && isOnScreen(memory.bounds, screens) ? memory.bounds : { width: 1366, height: 768 }
  const window = new BrowserWindow({
    ...place,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Bản Thảo',
    icon: join(app.getAppPath(), 'resources', 'icon.png'),
    backgroundColor: paperColour(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      additionalArguments: [versionArgument + app.getVersion()],
    },
  })
  // Windows ends its session without asking long; what is written within its patience is safe.
  window.on('query-session-end', () => void flushWindow(window.webContents, flushLimit))
  if (memory.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(memory.zoom))
  void window.loadURL(startAddress)
  return window
}

/**
 * Lets the window write what is not yet saved before it closes. When that fails or takes too long, the person
 * decides; nobody loses text without having been told.
 */
export function closeOnlySaved(window: BrowserWindow, words: () => ShellWords): void {
  let mayClose = false
  let asking = false
  window.on('close', event => {
    if (mayClose) return
    event.preventDefault()
    if (asking) return
    asking = true
    void maySafelyClose(window, words).then(may => {
      asking = false
      if (!may || window.isDestroyed()) return
      mayClose = true
      window.close()
    })
  })
}

async function maySafelyClose(window: BrowserWindow, words: () => ShellWords): Promise<boolean> {
  if (await flushWindow(window.webContents, flushLimit)) return true
  const { message, detail, close, back } = words().unsaved
  return ask(window, { message, detail, yes: close, no: back })
}

/** A window whose page has crashed says so and can be loaded again. */
export function recoverFromCrash(window: BrowserWindow, words: () => ShellWords): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const { message, detail, reload, quit } = words().windowGone
    void ask(window, { message, detail: `${detail} (${reason})`, yes: reload, no: quit }).then(again =>
      again ? window.webContents.reload() : app.quit(),
    )
  })
}
