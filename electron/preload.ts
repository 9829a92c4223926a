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

ipcRenderer.on(channels.port, event => {
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

// The page's scripts have run by now and listen, so a port that comes from here on cannot be missed.
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(channels.askPort))
