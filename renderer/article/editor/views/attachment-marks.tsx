import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNodeByKey, $getState, type NodeKey } from 'lexical'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../app/words.ts'
import { useOpened } from '../../opened.ts'
import { $isAttachmentNode, AttachmentNode, attachmentState } from '../nodes/attachment.ts'

/** Says at each reference which attachment it leads to, and marks those whose attachment is gone. */
export function AttachmentMarks() {
  const words = useWords().article.blocks
  const [editor] = useLexicalComposerContext()
  const { attachments } = useOpened().fields
  const keys = useRef(new Set<NodeKey>())
  useEffect(() => {
    const mark = (key: NodeKey) => {
      const element = editor.getElementByKey(key)
      const id = editor.read('latest', () => {
        const node = $getNodeByKey(key)
        return $isAttachmentNode(node) ? $getState(node, attachmentState) : null
      })
      if (!element || id === null) return
      const attachment = attachments.find(one => one.id === id)
      element.toggleAttribute('data-gone', attachment === undefined)
      element.title = attachment
        ? words.attachmentLeads(attachment.title || attachment.fileName)
        : words.attachmentGone
    }
    for (const key of keys.current) mark(key)
    return editor.registerMutationListener(
      AttachmentNode,
      mutations => {
        for (const [key, mutation] of mutations) {
          if (mutation === 'destroyed') {
            keys.current.delete(key)
          } else {
            keys.current.add(key)
            mark(key)
          }
        }
      },
      { skipInitialization: false },
    )
  }, [editor, attachments, words])
  return null
}
