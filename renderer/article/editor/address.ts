import { linkAddress } from '../../../shared/article/index.ts'

/** The address that somebody means who typed this, or null. `kiengiang.gov.vn` is what people type; the scheme is added. */
export function addressOf(text: string): string | null {
  const typed = text.trim()
  const address = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(typed) ? `https://${typed}` : typed
  return linkAddress.safeParse(address).success ? address : null
}
