import { TableNode } from '@lexical/table'
import {
  $create,
  $getDocument,
  $getState,
  createState,
  type DOMExportOutput,
  type EditorConfig,
  isHTMLElement,
  type LexicalEditor,
  type LexicalNode,
  type StaticNodeConfigRecord,
} from 'lexical'
import { createLineHost, parseLine } from './line-host.ts'

/** What the table shows, above it. */
export const captionState = createState('caption', { parse: parseLine })

interface Config {
  readonly extends: typeof TableNode
  readonly stateConfigs: readonly [{ readonly flat: true; readonly stateConfig: typeof captionState }]
}

/** A table with a caption; its rows and cells are Lexical's own. */
export class CaptionedTableNode extends TableNode {
  override $config(): StaticNodeConfigRecord<'captionedTable', Config> {
    return this.config('captionedTable', {
      extends: TableNode,
      stateConfigs: [{ flat: true, stateConfig: captionState }],
    })
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const element = $getDocument().createElement('div')
    element.className = 'article-table-block'
    element.append(createLineHost(), super.createDOM(config, editor))
    return element
  }

  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    const output = super.exportDOM(editor)
    const caption = $getState(this, captionState)
    return {
      ...output,
      after: generated => {
        const table = output.after ? output.after(generated) : generated
        if (caption !== '' && isHTMLElement(table)) {
          const element = $getDocument().createElement('caption')
          element.textContent = caption
          table.prepend(element)
        }
        return table
      },
    }
  }
}

/** Wherever Lexical makes a table of its own accord, it is one with a caption. */
export const tableReplacement = {
  replace: TableNode,
  with: () => $create(CaptionedTableNode),
  withKlass: CaptionedTableNode,
}

export const $createCaptionedTableNode = (): CaptionedTableNode => $create(CaptionedTableNode)

export const $isCaptionedTableNode = (node: LexicalNode | null | undefined): node is CaptionedTableNode =>
  node instanceof CaptionedTableNode
