import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BrowserWindow, session } from 'electron'
import { type Paper, paperPage, pictureAddress } from '../shared/paper/index.ts'
import { hardenSession } from './hardening.ts'
import { scheme, serve, startAddress } from './protocol.ts'

/** How long a page may take to be laid out, ms: a hundred pictures on an old computer. */
const longestPrint = 90_000

/**
 * Prints a paper to PDF: A4, page numbers at the foot, fonts of the program, nothing from outside. It is laid out in a
 * window that nobody sees, in a session of its own that knows the paper and its pictures and nothing else.
 *
 * @param root the built renderer, whose `paper.html` is the sheet that is written on.
 */
export async function printPaper(
  root: string,
  paper: Paper,
  pictures: readonly Uint8Array[],
): Promise<Uint8Array> {
  const blank = await readFile(join(root, 'paper.html'), 'utf8')
  const title = paper.content.fields.title.replace(/[<>&]/g, ' ')
  const page = blank
    .replace('<html lang="vi">', () => `<html lang="${paper.language}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
    .replace('<!--paper-->', () => paperPage(paper))
  const own = session.fromPartition(`paper-${randomUUID()}`)
  hardenSession(own)
  const places = new Map(pictures.map((bytes, place) => [`/${pictureAddress(place)}`, bytes]))
  own.protocol.handle(scheme, async request => {
    const { pathname } = new URL(request.url)
    const picture = places.get(pathname)
    if (picture) return new Response(new Uint8Array(picture))
    if (pathname !== '/paper.html') return serve(root, request)
    return new Response(page, {
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
    })
  })
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  try {
    return await withinTime(print(window))
  } finally {
    window.destroy()
  }
}

const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

async function print(window: BrowserWindow): Promise<Uint8Array> {
  await window.loadURL(startAddress.replace('index.html', 'paper.html'))
  // Words that are laid out before their fonts are there would be printed in others.
  await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
  return window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="width:100%;font-size:8pt;text-align:center;color:#55504a">
      <span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

async function withinTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the paper took too long to print')), longestPrint)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
