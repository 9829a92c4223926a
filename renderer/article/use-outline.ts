import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $isHeadingNode } from '@lexical/rich-text'
import { $getRoot, $getState, $isParagraphNode, type NodeKey } from 'lexical'
import { useEffect, useState } from 'react'
import { countSyllables } from '../../shared/article/index.ts'
import { $isFigureNode, type FigureTexts, figureState } from './editor/nodes/figure.ts'

/** How long the text must rest before it is looked through, ms. */
const rest = 400

export interface Outline {
  headings: { key: NodeKey; level: 2 | 3; text: string }[]
  figures: { key: NodeKey; figure: FigureTexts }[]
  syllables: number
  paragraphs: number
}

const nothing: Outline = { headings: [], figures: [], syllables: 0, paragraphs: 0 }

/** Headings, figures and length of the text, looked through when the typing rests. */
export function useOutline(): Outline {
  const [editor] = useLexicalComposerContext()
  const [outline, setOutline] = useState(nothing)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => setOutline(editor.read('latest', $outline))
    timer = setTimeout(look, 0)
    const unregister = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      clearTimeout(timer)
      timer = setTimeout(look, rest)
    })
    return () => {
      clearTimeout(timer)
      unregister()
    }
  }, [editor])
  return outline
}

function $outline(): Outline {
  const outline: Outline = { headings: [], figures: [], syllables: 0, paragraphs: 0 }
  for (const node of $getRoot().getChildren()) {
    const text = node.getTextContent()
    outline.syllables += countSyllables(text)
    if ($isHeadingNode(node)) {
      outline.headings.push({ key: node.getKey(), level: node.getTag() === 'h2' ? 2 : 3, text: text.trim() })
    } else if ($isFigureNode(node)) {
      outline.figures.push({ key: node.getKey(), figure: $getState(node, figureState) })
    } else if ($isParagraphNode(node) && text.trim() !== '') {
      outline.paragraphs++
    }
  }
  return outline
}
