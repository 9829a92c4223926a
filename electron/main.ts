import { hostname } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron'
import { refusalInWords } from '../shared/words/index.ts'
import { folderArgument } from './arguments.ts'
import { answerCalls } from './calls.ts'
import { channels } from './channels.ts'
import { ask, openOutside, showAbout } from './dialogs.ts'
import { type EngineProcess, keepEngine } from './engine-process.ts'
import { flushBeforeRest, flushWindow } from './flush.ts'
import { hardenContents, hardenSession } from './hardening.ts'
import { recallWindow, rememberWindow } from './memory.ts'
import { menuTemplate } from './menu.ts'
import { printPaper } from './pdf.ts'
import { privilegedScheme, scheme, serve } from './protocol.ts'
import { closeOnlySaved, flushLimit, openWindow, paperColour, recoverFromCrash } from './window.ts'
import { shellWords } from './words.ts'

/** How long the engine may take to close its newsroom when the program ends (ms). */
const engineCloseLimit = 5000

// An ASCII name, whatever the product is called: some file systems and tools stumble over anything else.
const userData =
  folderArgument(process.argv, 'user-data-dir', process.cwd()) ?? join(app.getPath('appData'), 'banthao')
app.setPath('userData', userData)

const out = join(app.getAppPath(), 'out')
const memoryFile = join(userData, 'window.json')
const memory = recallWindow(memoryFile)
const builtAddress = (name: string) => pathToFileURL(join(out, 'main', name)).href
const words = () => shellWords[memory.language]

let window: BrowserWindow | null = null
let engine: EngineProcess | null = null

protocol.registerSchemesAsPrivileged([privilegedScheme])
nativeTheme.themeSource = memory.theme

// One program at a time per user: a second start only brings the first window forward.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (!engine) return
    event.preventDefault()
    const closing = engine
    engine = null
    void closing.close(engineCloseLimit).then(() => app.quit())
  })
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents, address => {
      if (window) void openOutside(window, words(), address)
    })
  })
  void app.whenReady().then(start)
} else {
  app.exit(0)
}

function start(): void {
  hardenSession(session.defaultSession)
  protocol.handle(scheme, request => serve(join(out, 'renderer'), request))
  answerCalls({
    window: () => window,
    words,
    onAskPort: sendPort,
    printPaper: (paper, pictures) => printPaper(join(out, 'renderer'), paper, pictures),
    onLanguage: language => {
      memory.language = language
      showMenu()
    },
    onTheme: theme => {
      memory.theme = theme
      nativeTheme.themeSource = theme
    },
  })
  nativeTheme.on('updated', () => window?.setBackgroundColor(paperColour()))
  flushBeforeRest(powerMonitor, async () => {
    if (window) await flushWindow(window.webContents, flushLimit)
  })
  engine = startEngine()
  showMenu()
  showWindow()
}

function startEngine(): EngineProcess {
  const kept = app.isPackaged ? process.resourcesPath : app.getAppPath()
  return keepEngine({
    fork: () => utilityProcess.fork(join(out, 'main', 'utility.js'), [], { serviceName: 'banthao-engine' }),
    start: {
      kind: 'start',
      settings: {
        settingsFile: join(userData, 'settings.json'),
        computer: hostname(),
        seeds: join(kept, 'seeds'),
        pictureWorker: builtAddress('picture-worker.js'),
        wordWorker: builtAddress('word-worker.js'),
        checkWorker: builtAddress('check-worker.js'),
        version: app.getVersion(),
      },
      newsroom: folderArgument(process.argv, 'newsroom', process.cwd()),
    },
    onRestart: sendPort,
    onRefused: refusal => {
      const options = {
        type: 'warning' as const,
        title: 'Bản Thảo',
        message: words().newsroomRefused,
        detail: refusalInWords(refusal, memory.language),
      }
      void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
    },
    onGone: async () => {
      const { message, detail, again, quit } = words().engineGone
      const tryAgain = await ask(window, { message, detail, yes: again, no: quit })
      if (!tryAgain) app.quit()
      return tryAgain
    },
  })
}

function showWindow(): void {
  const opened = openWindow(memory, join(out, 'preload', 'preload.cjs'))
  window = opened
  closeOnlySaved(opened, words)
  // Ctrl and the wheel.
  opened.webContents.on('zoom-changed', (_, direction) => zoom(direction))
  recoverFromCrash(opened, words)
  opened.on('close', () => {
    memory.bounds = opened.getNormalBounds()
    memory.maximized = opened.isMaximized()
    rememberWindow(memoryFile, memory)
  })
  opened.on('closed', () => {
    window = null
  })
}

/** Gives the page one end of a new channel and the engine the other. */
function sendPort(): void {
  if (!window || !engine) return
  const { port1, port2 } = new MessageChannelMain()
  engine.connect(port2)
  window.webContents.postMessage(channels.port, null, [port1])
}

function zoom(change: 'in' | 'out' | 'reset'): void {
  const contents = window?.webContents
  if (!contents) return
  const level = change === 'reset' ? 0 : contents.getZoomLevel() + (change === 'in' ? 0.5 : -0.5)
  // 58 % to 207 %: beyond it nothing fits an office screen, or nothing can be read.
  memory.zoom = Math.min(4, Math.max(-3, level))
  contents.setZoomLevel(memory.zoom)
}

function showMenu(): void {
  const template = menuTemplate(words(), process.platform === 'darwin', {
    zoom,
    about: () => {
      if (window) void showAbout(window, words())
    },
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
