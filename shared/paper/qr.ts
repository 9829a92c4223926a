import qrcode from 'qrcode-generator'

/** A QR code as rows of modules, dark ones true, without the quiet zone. Medium error correction; ASCII text. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const size = code.getModuleCount()
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => code.isDark(row, column)),
  )
}

/** White modules that must stand around a code so that readers find it (ISO/IEC 18004). */
export const quietZone = 4
