import { LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableRowNode } from '@lexical/table'
import { type Klass, type LexicalNode, type LexicalNodeReplacement, ParagraphNode } from 'lexical'
import { AttachmentNode } from './attachment.ts'
import { BoxNode } from './box.ts'
import { FigureNode } from './figure.ts'
import { FootnoteNode } from './footnote.ts'
import { GalleryNode } from './gallery.ts'
import { PullQuoteNode } from './pull-quote.ts'
import { SeparatorNode } from './separator.ts'
import { CaptionedTableNode, tableReplacement } from './table.ts'

/** Nodes that carry an id of the body. */
export const identifiedNodes: Klass<LexicalNode>[] = [
  ParagraphNode,
  HeadingNode,
  ListNode,
  ListItemNode,
  QuoteNode,
  PullQuoteNode,
  FigureNode,
  GalleryNode,
  CaptionedTableNode,
  TableRowNode,
  TableCellNode,
  BoxNode,
  SeparatorNode,
  FootnoteNode,
]

/** Everything that the editor of a body knows besides plain text. */
export const bodyNodes: (Klass<LexicalNode> | LexicalNodeReplacement)[] = [
  ...identifiedNodes,
  tableReplacement,
  LinkNode,
  AttachmentNode,
]
