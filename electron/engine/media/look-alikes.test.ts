import { expect, test } from 'vitest'
import { lookAlikes } from './look-alikes.ts'

const picture = (hash: string, look: string, width = 1600, height = 1200) => ({ hash, look, width, height })

test('pictures that look alike are grouped, each once', () => {
  const pictures = [
    picture('a', '0f0f0f0f0f0f0f0f'),
    picture('b', 'f0e1c38796a5b4d2'),
    picture('c', '0f0f0f0f0f0f0f0d'),
    picture('d', '0f0f0f0f0f0f0000'),
    picture('e', 'f0e1c38796a5b4d2', 800, 600),
    picture('f', '0f0f0f0f0f0f0f1f', 400, 300),
  ]
  expect(lookAlikes(pictures).map(group => group.map(({ hash }) => hash))).toEqual([
    ['a', 'c', 'f'],
    ['b', 'e'],
  ])
})

test('another shape, or a plain picture, is like none', () => {
  expect(
    lookAlikes([
      picture('a', '0f0f0f0f0f0f0f0f', 1600, 1200),
      picture('b', '0f0f0f0f0f0f0f0f', 1600, 900),
      picture('c', '0000000000000000'),
      picture('d', '0000000000000000'),
    ]),
  ).toEqual([])
})
