// What `electron [options] FOLDER` runs in the Electron that development falls back to, as Electron's own default
// app does: it loads the program in FOLDER before Electron reports that it is ready.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { required, target, asksVersion } = readArguments(process.argv.slice(1))
if (asksVersion) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
if (target === null) {
  console.error('usage: electron [options] FOLDER')
  process.exit(2)
}

// Playwright hooks itself in by such a file.
const requireHere = createRequire(join(process.cwd(), 'here.js'))
for (const file of required) requireHere(isAbsolute(file) ? file : requireHere.resolve(file))

process.defaultApp = true
const isFolder = statSync(target).isDirectory()
app.setAppPath(isFolder ? target : dirname(target))
await import(pathToFileURL(isFolder ? entryOf(target) : target).href)

function readArguments(args) {
  const found = { required: [], target: null, asksVersion: false }
  for (let index = 0; index < args.length && found.target === null; index += 1) {
    const argument = args[index]
    if (argument === '-v' || argument === '--version') found.asksVersion = true
    else if (argument === '-r' || argument === '--require') found.required.push(args[++index])
    else if (!argument.startsWith('-')) found.target = resolve(argument)
  }
  return found
}

function entryOf(folder) {
  const manifest = join(folder, 'package.json')
  const { main, name, productName, version } = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8'))
    : {}
  if (version) app.setVersion(version)
  app.name = productName ?? name ?? 'Electron'
  return join(folder, main ?? 'index.js')
}
