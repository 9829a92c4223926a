import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { $createListItemNode, $createListNode, ListItemNode, ListNode, registerList } from '@lexical/list'
import { $createHeadingNode, HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text'
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  registerTablePlugin,
  TableCellHeaderStates,
  TableCellNode,
  TableNode,
  TableRowNode,
} from '@lexical/table'
import {
  $create,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getState,
  $setState,
  createEditor,
  createState,
  DecoratorNode,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type TextNode,
} from 'lexical'
import type { Block, Body, Inline } from '../../../shared/article/index.ts'

const addressState = createState('address', { parse: value => (typeof value === 'string' ? value : '') })

/** A picture as bare Lexical would have it: an element with an address. */
class PictureNode extends DecoratorNode<null> {
  override $config() {
    return this.config('picture', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: addressState }],
    })
  }
  override createDOM(): HTMLElement {
    const frame = document.createElement('div')
    const picture = document.createElement('img')
    picture.src = $getState(this, addressState)
    // Its size is known, as it is in the program.
    picture.width = 1600
    picture.height = 1067
    frame.append(picture)
    return frame
  }
  override updateDOM(): false {
    return false
  }
  override isInline(): false {
    return false
  }
  override decorate(): null {
    return null
  }
}

/** Bare Lexical with what this text needs: rich text, lists, tables, history, and nothing of ours. */
export function openBare(root: HTMLElement, body: Body, pictures: readonly string[]): LexicalEditor {
  const editor = createEditor({
    namespace: 'bare',
    nodes: [
      HeadingNode,
      QuoteNode,
      ListNode,
      ListItemNode,
      TableNode,
      TableRowNode,
      TableCellNode,
      PictureNode,
    ],
    onError: error => {
      throw error
    },
  })
  mergeRegister(
    registerRichText(editor),
    registerList(editor),
    registerTablePlugin(editor),
    registerHistory(editor, createEmptyHistoryState(), 1000),
  )
  editor.setRootElement(root)
  let figures = 0
  editor.update(
    () => {
      $getRoot()
        .clear()
        .append(
          ...body.blocks.map(block => $bareBlock(block, () => pictures[figures++ % pictures.length] ?? '')),
        )
    },
    { discrete: true, tag: 'history-merge' },
  )
  return editor
}

function $bareBlock(block: Block, picture: () => string): LexicalNode {
  switch (block.type) {
    case 'heading':
      return $createHeadingNode('h2').append(...$bareWords(block.content))
    case 'list':
      return $createListNode('bullet').append(
        ...block.items.map(item => $createListItemNode().append(...$bareWords(item.content))),
      )
    case 'figure':
      return $setState($create(PictureNode), addressState, picture())
    case 'table':
      return $createTableNode().append(
        ...block.rows.map(row =>
          $createTableRowNode().append(
            ...row.cells.map(cell =>
              $createTableCellNode(
                cell.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS,
              ).append(...cell.blocks.map(inner => $bareBlock(inner, picture))),
            ),
          ),
        ),
      )
    default:
      return $createParagraphNode().append(...('content' in block ? $bareWords(block.content) : []))
  }
}

const $bareWords = (content: readonly Inline[]): TextNode[] =>
  content.flatMap(inline => {
    if (inline.type !== 'text') return []
    const node = $createTextNode(inline.text)
    return [inline.marks.includes('strong') ? node.setFormat('bold') : node]
  })
