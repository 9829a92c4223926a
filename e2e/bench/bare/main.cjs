// The least that an Electron program can be: what every launch costs before any of our own work.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } })
  return window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
