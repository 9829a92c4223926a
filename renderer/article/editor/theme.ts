/** What Lexical's own nodes are called in the stylesheet. */
export const theme = {
  paragraph: 'article-paragraph',
  quote: 'article-quotation',
  heading: { h2: 'article-h2', h3: 'article-h3' },
  link: 'article-link',
  list: {
    ul: 'article-list',
    ol: 'article-list article-list-ordered',
    listitem: 'article-item',
    nested: { listitem: 'article-item-nested' },
  },
  table: 'article-table',
  tableCell: 'article-cell',
  tableCellHeader: 'article-cell-header',
  tableCellSelected: 'article-cell-selected',
  tableScrollableWrapper: 'article-table-frame',
  tableSelection: 'article-table-selecting',
  text: {
    bold: 'article-strong',
    italic: 'article-emphasis',
    subscript: 'article-subscript',
    superscript: 'article-superscript',
  },
}
