/** Longer lines were not broken at the margin of a page, in UTF-16 units. */
const longestPrinted = 160

/** What begins a line of its own: a dash or bullet, a number, a letter with a bracket, an article of law. */
const opening =
  /^(?:[-–—+*•●▪■◦·]\s|\(?\d{1,3}[.)]\s|\(?[a-zđ]\)\s|[IVXLC]{1,6}[.)]\s|(?:Điều|Chương|Mục|Phần)\s+[\dIVX]+\b)/u
const ending = /[.!?…:;]["”’)\]]*$/

/**
 * Lines of a text whose sentences run over the line ends, as PDF readers give them, made into paragraphs again. A text
 * whose lines are paragraphs is left as it is.
 *
 * @param lines trimmed; an empty one parts paragraphs.
 * @returns the paragraphs, and how many line ends were taken out.
 */
export function joinBrokenLines(lines: readonly string[]): { paragraphs: string[]; joined: number } {
  const width = widthOf(lines)
  const paragraphs: string[] = []
  let joined = 0
  let before = ''
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (line !== '' && before !== '' && last !== undefined && width > 0 && runsOn(before, line, width)) {
      // A document number is broken behind its hyphen.
      const gap = /[\p{L}\p{N}]-$/u.test(before) ? '' : ' '
      paragraphs[paragraphs.length - 1] = last + gap + line
      joined++
    } else if (line !== '') paragraphs.push(line)
    before = line
  }
  return { paragraphs, joined }
}

/** How long the full lines of a broken text are; 0 for a text whose lines are paragraphs. */
function widthOf(lines: readonly string[]): number {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  if (longest < 40 || longest > longestPrinted) return 0
  let pairs = 0
  let open = 0
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? ''
    if (line === '' || next === '') continue
    pairs++
    if (line.length >= longest * 0.6 && isOpen(line, next)) open++
  }
  return open >= 1 && open * 4 >= pairs ? longest : 0
}

/** A sentence goes on: the line has no end, and the next begins small. */
const isOpen = (line: string, next: string) =>
  !ending.test(line) && /^["“(]?[\p{Ll}\d]/u.test(next) && !opening.test(next)

function runsOn(line: string, next: string, width: number): boolean {
  if (opening.test(next)) return false
  if (isOpen(line, next)) return true
  const [word = ''] = next.split(' ', 1)
  const room = width - line.length - 1 - word.length
  // The next word had no place in the line; letters differ in width, so that a full line may have a few less.
  if (!ending.test(line)) return room < width * 0.15
  return room < width * 0.08 && !/:["”’)\]]*$/.test(line) && (next.length >= width * 0.6 || ending.test(next))
}
