import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Shell } from '../shared/contract/shell.ts'
import { channels, versionArgument } from './channels.ts'

// The page's own window, of which this file needs only two things; the shell is compiled without the DOM.
declare const window: {
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void
  addEventListener(type: 'DOMContentLoaded', listener: () => void): void
}

let flush: () => Promise<void> = async () => {}

const shell: Shell = {
  platform: process.platform,
  version:
    process.argv.find(argument => argument.startsWith(versionArgument))?.slice(versionArgument.length) ?? '',
  chooseFolder: purpose => ipcRenderer.invoke(channels.chooseFolder, purpose),
  choosePackage: () => ipcRenderer.invoke(channels.choosePackage),
  saveCopy: (fileName, page) => ipcRenderer.invoke(channels.saveCopy, { fileName, page }),
  saveDocument: (fileName, bytes) => ipcRenderer.invoke(channels.saveDocument, { fileName, bytes }),
  saveFile: (fileName, bytes) => ipcRenderer.invoke(channels.saveFile, { fileName, bytes }),
  savePaper: (fileName, paper, pictures) =>
    ipcRenderer.invoke(channels.savePaper, { fileName, paper, pictures }),
  pathOf: file => (file instanceof File ? webUtils.getPathForFile(file) : ''),
  showInFolder: path => ipcRenderer.invoke(channels.showInFolder, path),
  openOutside: address => ipcRenderer.invoke(channels.openOutside, address),
  onClosing: write => {
    flush = write
  },
  setLanguage: language => ipcRenderer.send(channels.setLanguage, language),
  setTheme: theme => ipcRenderer.send(channels.setTheme, theme),
}
contextBridge.exposeInMainWorld('banthao', shell)

let isListening = false
ipcRenderer.on(channels.port, event => {
  // Before the page's scripts have run nobody listens: such a port was meant for the page before this one, or comes
  // from an engine that was restarted meanwhile. The page asks for its own below.
  if (!isListening) {
    for (const port of event.ports) port.close()
    return
  }
  window.postMessage({ kind: 'engine-port' }, '*', event.ports)
})

ipcRenderer.on(channels.flush, async (_event, request: unknown) => {
  let saved = true
  try {
    await flush()
  } catch {
    saved = false
  }
  ipcRenderer.send(channels.flushed, request, saved)
})

window.addEventListener('DOMContentLoaded', () => {
  isListening = true
  ipcRenderer.send(channels.askPort)
})
