import { app, type IpcMainEvent, ipcMain, type PowerMonitor, type WebContents } from 'electron'
import { channels } from './channels.ts'

let requests = 0

/** Asks the window to write what is not yet saved. Resolves to whether it says so within `limit` ms. */
export function flushWindow(contents: WebContents, limit: number): Promise<boolean> {
  if (contents.isDestroyed() || contents.isCrashed()) return Promise.resolve(true)
  requests += 1
  const request = requests
  return new Promise(resolve => {
    const settle = (saved: boolean) => {
      clearTimeout(late)
      ipcMain.off(channels.flushed, answer)
      contents.off('render-process-gone', gone)
      resolve(saved)
    }
    const answer = (event: IpcMainEvent, answered: unknown, saved: unknown) => {
      if (event.sender === contents && answered === request) settle(saved === true)
    }
    // A window that has crashed has nothing left to write.
    const gone = () => settle(true)
    const late = setTimeout(() => settle(false), limit)
    ipcMain.on(channels.flushed, answer)
    contents.on('render-process-gone', gone)
    contents.send(channels.flush, request)
  })
}

/** Has everything written before the computer sleeps, locks or shuts down; a shutdown waits until that is done. */
export function flushBeforeRest(power: PowerMonitor, flush: () => Promise<void>): void {
  power.on('suspend', () => void flush())
  power.on('lock-screen', () => void flush())
  power.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    void flush().finally(() => app.quit())
  })
}
