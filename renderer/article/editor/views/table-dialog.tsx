import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { type KeyboardEvent, useId, useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button, Checkbox, Form, ModalDialog, NumberField } from '../../../ui/index.ts'
import { $insertTable } from '../insert.ts'

/** The largest table that is drawn to be pointed at; larger ones are typed. */
const drawnRows = 8
const drawnColumns = 10
const mostRows = 200
const mostColumns = 30

/** Asks how large a new table is: by pointing at its size or by numbers. */
export function TableDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const said = words.article.blocks
  const [editor] = useLexicalComposerContext()
  const [rows, setRows] = useState<number | null>(3)
  const [columns, setColumns] = useState<number | null>(3)
  const [headerRow, setHeaderRow] = useState(true)
  const [headerColumn, setHeaderColumn] = useState(false)
  const isValid = rows !== null && columns !== null
  const close = () => {
    onClose()
    editor.focus()
  }
  const insert = (ofRows: number, ofColumns: number) => {
    onClose()
    editor.update(() => void $insertTable({ rows: ofRows, columns: ofColumns, headerRow, headerColumn }), {
      discrete: true,
    })
    editor.focus()
  }
  const set = () => {
    if (isValid) insert(rows, columns)
  }
  return (
    <ModalDialog
      isOpen
      onClose={close}
      title={said.tableTitle}
      width="s"
      actions={
        <>
          <Button onPress={close}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="article-table-form" isDisabled={!isValid}>
            {said.tableInsert}
          </Button>
        </>
      }
    >
      <Form
        id="article-table-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          set()
        }}
      >
        <SizeGrid
          rows={rows ?? 1}
          columns={columns ?? 1}
          show={(ofRows, ofColumns) => {
            setRows(ofRows)
            setColumns(ofColumns)
          }}
          choose={insert}
        />
        <div className="article-table-size">
          <NumberField
            label={said.tableRows}
            value={rows}
            onChange={setRows}
            minValue={1}
            maxValue={mostRows}
          />
          <NumberField
            label={said.tableColumns}
            value={columns}
            onChange={setColumns}
            minValue={1}
            maxValue={mostColumns}
          />
        </div>
        <Checkbox isSelected={headerRow} onChange={setHeaderRow}>
          {said.tableActions.headerRow}
        </Checkbox>
        <Checkbox isSelected={headerColumn} onChange={setHeaderColumn}>
          {said.tableActions.headerColumn}
        </Checkbox>
      </Form>
    </ModalDialog>
  )
}

interface SizeGridProps {
  rows: number
  columns: number
  show: (rows: number, columns: number) => void
  choose: (rows: number, columns: number) => void
}

/** The size of the table, drawn: pointing shows it, a click takes it; arrow keys do the same. */
function SizeGrid({ rows, columns, show, choose }: SizeGridProps) {
  const said = useWords().article.blocks
  const label = useId()
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    show(
      Math.min(mostRows, Math.max(1, rows + step[0])),
      Math.min(mostColumns, Math.max(1, columns + step[1])),
    )
  }
  return (
    <div className="article-size">
      <div
        role="slider"
        tabIndex={0}
        className="article-size-grid"
        aria-labelledby={label}
        aria-valuenow={rows * columns}
        aria-valuetext={said.tableSize(rows, columns)}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: drawnRows * drawnColumns }, (_, index) => {
          const row = Math.floor(index / drawnColumns) + 1
          const column = (index % drawnColumns) + 1
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is steered by the keys of the whole
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above
            <span
              key={`${row} ${column}`}
              data-inside={(row <= rows && column <= columns) || undefined}
              onPointerEnter={() => show(row, column)}
              onClick={() => choose(row, column)}
            />
          )
        })}
      </div>
      <p id={label}>{said.tableSize(rows, columns)}</p>
    </div>
  )
}
