import { describe, expect, it } from 'vitest'
import { states } from '../../shared/workflow/index.ts'
import tokens from './tokens.css?raw'

type Theme = 'light' | 'dark'
const themes: Theme[] = ['light', 'dark']

/** Every colour of the style sheet that is a pair of light and dark. */
const pairs = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function colour(name: string, theme: Theme): string {
  const pair = pairs.get(name)
  if (!pair) throw new Error(`tokens.css has no colour --${name}`)
  return pair[theme]
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, back: string): number {
  const [light = 0, dark = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** What is written on what. */
const grounds = ['paper', 'surface', 'raised', 'hover', 'selected', 'pressed']
const texts: [front: string, back: string][] = [
  ...grounds.flatMap(back => [['ink', back] as [string, string], ['ink-soft', back] as [string, string]]),
  ...['paper', 'surface', 'raised', 'hover'].flatMap(back =>
    ['ink-faint', 'danger', 'warning', 'info', 'success', 'seal'].map(
      front => [front, back] as [string, string],
    ),
  ),
  ...['accent', 'accent-hover', 'accent-pressed'].map(back => ['on-accent', back] as [string, string]),
  ...['danger', 'warning', 'info', 'success', 'seal'].map(name => [name, `${name}-tint`] as [string, string]),
  ...states.map(state => [`state-${state}`, `state-${state}-tint`] as [string, string]),
  ['paper', 'ink'],
  // The letters on a section's mark.
  ...Array.from({ length: 9 }, (_, hue) => ['surface', `section-${hue}`] as [string, string]),
  ...['ink', 'ink-soft', 'info'].map(front => [front, 'found'] as [string, string]),
  ['on-found-current', 'found-current'],
  ...['comment', 'comment-active', 'proposal'].flatMap(back =>
    ['ink', 'ink-soft', 'info'].map(front => [front, back] as [string, string]),
  ),
  // What a menu's chosen entry says besides its words.
  ['ink-faint', 'selected'],
  ['danger', 'selected'],
]

/** Lines that show where an input, a choice or the focus is. */
const marks: [front: string, back: string][] = ['paper', 'surface', 'raised'].flatMap(back =>
  ['line-strong', 'focus', 'accent', 'ink', 'comment-line'].map(front => [front, back] as [string, string]),
)

const tooFaint = (list: [string, string][], theme: Theme, least: number) =>
  list
    .map(([front, back]) => ({
      front,
      back,
      ratio: Number(contrast(colour(front, theme), colour(back, theme)).toFixed(2)),
    }))
    .filter(({ ratio }) => ratio < least)

describe.each(themes)('the colours of the %s theme', theme => {
  it('let every text be read: 4.5 to 1, WCAG 2.2 success criterion 1.4.3', () => {
    expect(tooFaint(texts, theme, 4.5)).toEqual([])
  })
  it('let every input, choice and focus be seen: 3 to 1, WCAG 2.2 success criterion 1.4.11', () => {
    expect(tooFaint(marks, theme, 3)).toEqual([])
  })
})
