// The least that shows an editor in the same Electron: a window and the page that the bench built.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } })
  const page = process.argv.find(argument => argument.startsWith('--page='))
  return window.loadFile(page.slice('--page='.length))
})
app.on('window-all-closed', () => app.quit())
