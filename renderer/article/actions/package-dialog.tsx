import { FolderOpen } from 'lucide-react'
import type { PackageRow } from '../../../shared/contract/index.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { Button, ModalDialog } from '../../ui/index.ts'

/** What was packaged and where it lies. */
export function PackageDialog({ made, onClose }: { made: PackageRow; onClose: () => void }) {
  const words = useWords()
  const said = words.article.actions
  const kilobytes = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(made.size / 1024)
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.packageTitle}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.close}</Button>
          <Button
            variant="primary"
            autoFocus
            icon={FolderOpen}
            onPress={() => void shell().showInFolder(made.path)}
          >
            {said.packageShow}
          </Button>
        </>
      }
    >
      <dl className="article-facts">
        <dt>{said.packageFile}</dt>
        <dd>{made.fileName}</dd>
        <dt>{said.packageFolder}</dt>
        <dd className="ui-code">{made.path}</dd>
        <dt>{said.packageSize}</dt>
        <dd>{kilobytes} kB</dd>
        <dt>{said.packageSum}</dt>
        <dd className="ui-code">{made.sha256}</dd>
      </dl>
    </ModalDialog>
  )
}
