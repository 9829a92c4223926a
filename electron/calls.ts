import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { type Paper, paperSchema } from '../shared/paper/index.ts'
import { channels } from './channels.ts'
import {
  chooseFolder,
  choosePackage,
  type FolderPurpose,
  openOutside,
  saveCopy,
  saveDocument,
  saveFile,
  showInFolder,
} from './dialogs.ts'
import type { WindowMemory } from './memory.ts'
import { isOurAddress } from './protocol.ts'
import type { ShellWords } from './words.ts'

interface CallHouse {
  window(): BrowserWindow | null
  words(): ShellWords
  /** The page listens and wants the engine's port. */
  onAskPort(): void
  printPaper(paper: Paper, pictures: readonly Uint8Array[]): Promise<Uint8Array>
  onLanguage(language: WindowMemory['language']): void
  onTheme(theme: WindowMemory['theme']): void
}

const copySchema = z.object({ fileName: z.string().min(1).max(200), page: z.string().max(100_000_000) })
const fileSchema = z.object({ fileName: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) })
const paperCallSchema = z.object({
  fileName: z.string().min(1).max(255),
  paper: paperSchema,
  pictures: z.array(z.instanceof(Uint8Array)).max(10_000),
})
const purposes: readonly FolderPurpose[] = ['newNewsroom', 'openNewsroom', 'packages', 'import']
const languages: readonly WindowMemory['language'][] = ['vi', 'en']
const themes: readonly WindowMemory['theme'][] = ['system', 'light', 'dark']

/** Answers what the preload may ask. Only our own page in the top frame of the window is heard. */
export function answerCalls(house: CallHouse): void {
  handle(channels.chooseFolder, async (window, asked) => {
    const purpose = purposes.find(name => name === asked)
    return purpose ? chooseFolder(window, house.words(), purpose) : null
  })
  handle(channels.choosePackage, window => choosePackage(window, house.words()))
  handle(channels.saveCopy, async (window, asked) => {
    const copy = copySchema.parse(asked)
    return saveCopy(window, house.words(), copy)
  })
  handle(channels.saveDocument, async (window, asked) => {
    const document = fileSchema.parse(asked)
    return saveDocument(window, house.words(), document)
  })
  handle(channels.saveFile, async (window, asked) => saveFile(window, house.words(), fileSchema.parse(asked)))
  handle(channels.savePaper, async (window, asked) => {
    const { fileName, paper, pictures } = paperCallSchema.parse(asked)
    return saveFile(window, house.words(), { fileName, bytes: await house.printPaper(paper, pictures) })
  })
  handle(channels.showInFolder, async (_window, path) => {
    if (typeof path === 'string') showInFolder(path)
  })
  handle(channels.openOutside, async (window, address) => {
    if (typeof address === 'string') await openOutside(window, house.words(), address)
  })
  listen(channels.askPort, () => house.onAskPort())
  listen(channels.setLanguage, asked => {
    const language = languages.find(name => name === asked)
    if (language) house.onLanguage(language)
  })
  listen(channels.setTheme, asked => {
    const theme = themes.find(name => name === asked)
    if (theme) house.onTheme(theme)
  })

  function handle(
    channel: string,
    answer: (window: BrowserWindow, input: unknown) => Promise<unknown>,
  ): void {
    ipcMain.handle(channel, (event, input: unknown) => {
      const window = house.window()
      if (!window || !isOurPage(event)) throw new Error(`${channel} is for the window's own page only.`)
      return answer(window, input)
    })
  }

  function listen(channel: string, take: (input: unknown) => void): void {
    ipcMain.on(channel, (event, input: unknown) => {
      if (isOurPage(event)) take(input)
    })
  }
}

function isOurPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurAddress(senderFrame.url)
}
