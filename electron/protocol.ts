import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { CustomScheme } from 'electron'

export const scheme = 'app'
const host = 'banthao'
export const startAddress = `${scheme}://${host}/index.html`

/** Must be registered before Electron is ready. */
export const privilegedScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, codeCache: true },
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Whether a page, frame or sender is the window's own. */
export function isOurAddress(address: string): boolean {
  const url = parseAddress(address)
  return url?.protocol === `${scheme}:` && url.host === host
}

/**
 * What the window may load, and nothing else. No inline script and no remote origin; the few style sheets that the
 * component library writes at run time carry the page's nonce, which changes with every load.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** The file under `root` that an address of our scheme names, or null when it names none of ours. */
export function fileOfAddress(root: string, address: string): string | null {
  const url = parseAddress(address)
  if (!url || !isOurAddress(address)) return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null
  const file = join(root, path)
  return file.startsWith(root + sep) && types[extname(file)] !== undefined ? file : null
}

/** Answers a request of the window out of the built renderer in `root` (an absolute folder). */
export async function serve(root: string, request: { url: string; method: string }): Promise<Response> {
  const file = request.method === 'GET' ? fileOfAddress(root, request.url) : null
  const body = file && (await readFile(file).catch(() => null))
  if (!file || !body) return new Response(null, { status: 404 })
  const nonce = randomBytes(16).toString('base64')
  const isPage = extname(file) === '.html'
  return new Response(isPage ? withNonce(body.toString('utf8'), nonce) : new Uint8Array(body), {
    headers: {
      'Content-Type': types[extname(file)] ?? '',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': isPage ? 'no-store' : 'max-age=31536000',
    },
  })
}

/** React Aria looks for the nonce of the style sheets it makes in a `meta` of this name. */
function withNonce(page: string, nonce: string): string {
  return page.replace('<head>', `<head><meta name="csp-nonce" nonce="${nonce}">`)
}

function parseAddress(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
