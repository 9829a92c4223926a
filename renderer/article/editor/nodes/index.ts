import { LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { type Klass, type LexicalNode, ParagraphNode } from 'lexical'
import { CarriedBlockNode } from './carried-block.ts'
import { CarriedInlineNode } from './carried-inline.ts'
import { FigureNode } from './figure.ts'
import { PullQuoteNode } from './pull-quote.ts'
import { SeparatorNode } from './separator.ts'

/** Nodes that stand for a block of the body and keep its id. */
export const blockNodes: Klass<LexicalNode>[] = [
  ParagraphNode,
  HeadingNode,
  ListNode,
  ListItemNode,
  QuoteNode,
  PullQuoteNode,
  FigureNode,
  SeparatorNode,
  CarriedBlockNode,
]

/** Everything that the editor of a body knows besides plain text. */
export const bodyNodes: Klass<LexicalNode>[] = [...blockNodes, LinkNode, CarriedInlineNode]
