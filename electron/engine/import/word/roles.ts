import type { ParagraphFacts } from './facts.ts'

/** What the style of a paragraph says that it is. */
export type Role =
  | { kind: 'title' | 'lede' | 'caption' | 'quotation' | 'pullQuote' | 'contents' | 'text' }
  /** 1 is the highest. */
  | { kind: 'heading'; level: number }

/**
 * Names of styles, lower-case. Word stores those of its own styles in English whatever its language; LibreOffice,
 * other programs and people who make styles of their own write them in theirs.
 */
const names: [RegExp, Exclude<Role['kind'], 'heading' | 'text'>][] = [
  [/^(?:title|tiêu đề|tên bài|tít|tít bài|tít chính|đầu bài|tựa đề|tựa|nhan đề|headline)$/, 'title'],
  [
    /^(?:subtitle|phụ đề|tiêu đề phụ|sa ?pô|sa ?po|chapeau|cha ?pô|lời dẫn|dẫn đề|tóm tắt|abstract|lede|lead|standfirst)$/,
    'lede',
  ],
  [
    /^(?:caption|figure caption|chú thích|chú thích (?:ảnh|hình|hình ảnh|bảng)|ghi chú ảnh|lời ảnh|drawing|illustration|figure|table)$/,
    'caption',
  ],
  [/^(?:intense quote|trích dẫn mạnh|trích dẫn nổi bật|pull ?quote)$/, 'pullQuote'],
  [/^(?:quote|quotations?|block ?quotes?|block text|trích dẫn|đoạn trích|trích)$/, 'quotation'],
  [
    /^(?:toc|mục lục)(?: heading)?(?: ?\d)?$|^contents(?: heading)? ?\d*$|^table of (?:figures|authorities)$|^tiêu đề mục lục$/,
    'contents',
  ],
]

const headingName = /^(?:heading|đầu đề|tiêu đề|đề mục|tiêu mục|tít phụ|mục|h) ?([1-9])(?: char)?$/
const bareHeading = /^(?:đề mục|tiêu mục|tiêu đề nhỏ|tít phụ|tít xen|subheading|heading)$/

/** The role of a paragraph by the nearest of its styles that says one, else by its level in the outline. */
export function roleOf({ style, outline }: Pick<ParagraphFacts, 'style' | 'outline'>): Role {
  for (const name of style.names) {
    const [, level] = headingName.exec(name) ?? []
    if (level) return { kind: 'heading', level: Number(level) }
    if (bareHeading.test(name)) return { kind: 'heading', level: 2 }
    const known = names.find(([pattern]) => pattern.test(name))
    if (known) return { kind: known[1] }
  }
  return outline === undefined ? { kind: 'text' } : { kind: 'heading', level: outline + 1 }
}
