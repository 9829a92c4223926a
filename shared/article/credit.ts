const label = /^\s*(?:ảnh|nguồn ảnh|photo)\s*:\s*/iu

/**
 * A credit as it is kept: who took the picture, without the label `Ảnh:` that everything which prints it puts in front
 * by itself.
 */
export function creditOf(text: string): string {
  const rest = text.normalize('NFC').replace(label, '')
  return rest === text.normalize('NFC') ? text : creditOf(rest)
}
