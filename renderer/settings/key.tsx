import { Copy } from 'lucide-react'
import { copyText } from '../app/copy.ts'
import { useSession } from '../app/session.tsx'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { Button, toast } from '../ui/index.ts'
import { SettingPage } from './setting-page.tsx'

/** The fingerprint of the key that signs the newsroom's packages, to give to the portal. */
export function KeySettings() {
  const words = useWords()
  const { newsroom } = useSession()
  return (
    <SettingPage title={words.settings.keyTitle} about={words.settings.keyAbout}>
      <div className="settings-key">
        <h3 className="ui-label">{words.settings.fingerprint}</h3>
        <code>{newsroom.fingerprint}</code>
        <div>
          <Button
            icon={Copy}
            onPress={async () => {
              if (await copyText(newsroom.fingerprint)) toast({ words: words.ui.copied })
            }}
          >
            {words.ui.copy}
          </Button>
        </div>
      </div>
      <div className="settings-key">
        <h3 className="ui-label">{words.settings.folder}</h3>
        <code>{newsroom.folder}</code>
        <div>
          <Button onPress={() => void shell().showInFolder(newsroom.folder)}>
            {words.packages.showInFolder}
          </Button>
        </div>
      </div>
    </SettingPage>
  )
}
