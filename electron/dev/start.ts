import { spawn } from 'node:child_process'
import { buildForElectron } from './built.ts'
import { hasDisplay, rootArguments } from './debian.ts'
import { project } from './project.ts'

// `npm start -- [--newsroom FOLDER] [--user-data-dir FOLDER]`: builds and opens the window.
process.exitCode = await start(process.argv.slice(2))

async function start(args: string[]): Promise<number> {
  if (!hasDisplay()) {
    console.error(
      'There is no display here to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n' +
        'On a computer without a screen: xvfb-run -a npm start (on Debian: apt-get install xvfb xauth).\n' +
        'For the same work in the terminal: npm run demo',
    )
    return 1
  }
  const electron = await buildForElectron()
  if (electron === null) return 1
  return show(electron, [...rootArguments(), project, ...args])
}

function show(executable: string, args: string[]): Promise<number> {
  const child = spawn(executable, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise(resolve => {
    child.once('error', error => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', code => resolve(code ?? 1))
  })
}
