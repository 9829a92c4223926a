import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Verification } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ModalDialog, Spinner } from '../ui/index.ts'

/** Whether a package file is whole, who vouches for it, and else each fault in words. */
export function VerifyDialog({
  path,
  onClose,
  onAnother,
}: {
  path: string
  onClose: () => void
  onAnother: () => void
}) {
  const words = useWords()
  const { queries } = useEngine()
  const result = useQuery({
    ...queries.packages.verify.queryOptions({ input: { path } }),
    // The file may have changed since; what was true of it a moment ago proves nothing.
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <ModalDialog
      isOpen
      width="l"
      onClose={onClose}
      title={words.packages.result}
      actions={
        <>
          <Button onPress={onAnother}>{words.packages.verifyAnother}</Button>
          <Button onPress={onClose} autoFocus>
            {words.ui.close}
          </Button>
        </>
      }
    >
      <code>{path}</code>
      {result.isFetching ? (
        <Spinner>{words.packages.verifying}</Spinner>
      ) : result.error ? (
        <Banner tone="danger">{sayRefusal(result.error)}</Banner>
      ) : (
        result.data && <Result verification={result.data} />
      )}
    </ModalDialog>
  )
}

function Result({ verification: { whole, faults, record } }: { verification: Verification }) {
  const words = useWords()
  const { newsroom } = useSession()
  const own = record?.newsroomFingerprint === newsroom.fingerprint
  return (
    <>
      {whole && record ? (
        <Banner tone="success" title={words.packages.whole}>
          {words.packages.wholeAbout(record.approver, shownMoment(record.sealedAt))}
        </Banner>
      ) : (
        <Banner tone="danger" title={words.packages.notWhole}>
          <p>{words.packages.notWholeAbout}</p>
          <ul className="packages-faults">
            {faults.map(({ file, kind }) => (
              <li key={`${kind} ${file}`}>
                {file === '' ? words.faults[kind] : words.packages.fault(file, words.faults[kind])}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {record && (
        <section>
          <h3 className="packages-record-title">
            {whole ? words.packages.record : words.packages.recordUnsure}
          </h3>
          <dl className="packages-record">
            <Fact name={words.packages.recordTitle}>{record.title}</Fact>
            <Fact name={words.packages.recordApprover}>
              {record.approver} ({words.roles[record.approverRole]})
            </Fact>
            <Fact name={words.packages.recordSealed}>{shownMoment(record.sealedAt)}</Fact>
            <Fact name={words.packages.recordNewsroom}>{record.newsroom}</Fact>
            <Fact name={words.packages.recordNewsroomKey}>
              <code>{record.newsroomFingerprint}</code>
              {whole && (
                <span className="packages-key" data-own={own}>
                  {own ? words.packages.thisNewsroom : words.packages.otherNewsroom}
                </span>
              )}
            </Fact>
            <Fact name={words.packages.recordApproverKey}>
              <code>{record.approverFingerprint}</code>
            </Fact>
            <Fact name={words.packages.recordRevision}>
              <code>{record.revisionHash}</code>
            </Fact>
            <Fact name={words.packages.recordFiles}>{record.files}</Fact>
            {record.supersedes && (
              <Fact name={words.packages.recordSupersedes}>
                {words.article.gate.correction.of(
                  record.supersedes.revisionNumber,
                  shownMoment(record.supersedes.sealedAt),
                )}{' '}
                {record.supersedes.package && <code>{record.supersedes.package.fileName}</code>}
                {record.supersedes.text && <p>“{record.supersedes.text}”</p>}
              </Fact>
            )}
          </dl>
        </section>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
