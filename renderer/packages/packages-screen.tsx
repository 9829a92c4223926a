import { useQuery } from '@tanstack/react-query'
import { Globe, MoreHorizontal, Package, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { ArticleRow, PackageRow } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { type Command, useCommands } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { DropFiles } from '../desk/index.ts'
import { papers, savePaper } from '../paper/save-paper.ts'
import {
  Banner,
  Button,
  EmptyState,
  MenuButton,
  Panel,
  Spinner,
  Tooltip,
  TooltipTrigger,
} from '../ui/index.ts'
import { BlockedDialog } from './blocked-dialog.tsx'
import { useMaking } from './making.ts'
import './packages.css'
import { PublishDialog } from './publish-dialog.tsx'
import { VerifyDialog } from './verify-dialog.tsx'

/** How many rows of each list are shown at once. */
const shown = 50

/** What is approved and waits for its package, what was packaged, and whether a package file is whole. */
export function PackagesScreen() {
  const words = useWords()
  const { queries } = useEngine()
  const person = usePerson()
  const { making, make, makeInto, blocked, forgetBlocked } = useMaking()
  const [verifying, setVerifying] = useState<string | null>(null)
  const [publishing, setPublishing] = useState<ArticleRow | null>(null)
  const list = (state: 'approved' | 'packaged') =>
    queries.desk.list.queryOptions({ input: { states: [state], mine: false, after: null, limit: shown } })
  const approved = useQuery(list('approved'))
  const packaged = useQuery(list('packaged'))
  const made = useQuery(queries.packages.list.queryOptions({ input: { article: null } }))
  const [limit, setLimit] = useState(shown)
  const isSecretary = person.roles.includes('secretary')

  const chooseAndVerify = useCallback(async () => {
    const path = await shell().choosePackage()
    if (path !== null) setVerifying(path)
  }, [])
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'verify',
        label: words.packages.verify,
        icon: ShieldCheck,
        run: () => void chooseAndVerify(),
      },
    ],
    [words, chooseAndVerify],
  )
  useCommands(commands)

  const failure = approved.error ?? packaged.error ?? made.error
  const newest = useMemo(() => newestOfEach(made.data ?? []), [made.data])
  return (
    <DropFiles
      words={words.packages.dropHere}
      onFiles={files => {
        const [file] = files
        if (file) setVerifying(shell().pathOf(file))
      }}
    >
      <header className="app-head">
        <h1>{words.packages.title}</h1>
        {making !== null && <Spinner className="packages-making">{words.packages.makingShort}</Spinner>}
        <Button icon={ShieldCheck} onPress={() => void chooseAndVerify()}>
          {words.packages.verify}
        </Button>
      </header>
      <div className="app-scroll packages-page">
        {failure && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
        {!isSecretary && <Banner>{words.packages.onlySecretary}</Banner>}
        <Panel title={words.packages.waiting} actions={approved.data?.next && <SeeAll group="approved" />}>
          {!approved.data ? (
            <Spinner>{words.ui.loading}</Spinner>
          ) : approved.data.articles.length === 0 ? (
            <p className="packages-nothing">{words.packages.waitingEmpty}</p>
          ) : (
            <ArticleLines articles={approved.data.articles}>
              {article =>
                isSecretary && (
                  <>
                    <Button
                      variant="primary"
                      small
                      icon={Package}
                      isPending={making === article.id}
                      isDisabled={making !== null && making !== article.id}
                      onPress={() => void make(article.id)}
                    >
                      {words.packages.make}
                    </Button>
                    <MenuButton
                      small
                      iconOnly
                      variant="plain"
                      icon={MoreHorizontal}
                      label={words.packages.moreFor(article.title)}
                      entries={[
                        {
                          id: 'into',
                          label: words.packages.makeInto,
                          onAction: () => void makeInto(article.id),
                        },
                      ]}
                    />
                  </>
                )
              }
            </ArticleLines>
          )}
        </Panel>

        <Panel title={words.packages.confirming} actions={packaged.data?.next && <SeeAll group="packaged" />}>
          {!packaged.data ? (
            <Spinner>{words.ui.loading}</Spinner>
          ) : packaged.data.articles.length === 0 ? (
            <p className="packages-nothing">{words.packages.confirmingEmpty}</p>
          ) : (
            <ArticleLines articles={packaged.data.articles}>
              {article =>
                isSecretary && (
                  <Button small icon={Globe} onPress={() => setPublishing(article)}>
                    {words.packages.confirm}
                  </Button>
                )
              }
            </ArticleLines>
          )}
        </Panel>

        <Panel title={words.packages.made}>
          {!made.data ? (
            <Spinner>{words.ui.loading}</Spinner>
          ) : made.data.length === 0 ? (
            <EmptyState icon={Package}>{words.packages.madeEmpty}</EmptyState>
          ) : (
            <MadePackages
              packages={made.data.slice(0, limit)}
              newest={newest}
              isSecretary={isSecretary}
              isMaking={making !== null}
              onVerify={setVerifying}
              onMake={make}
              onMakeInto={makeInto}
            />
          )}
          {made.data && made.data.length > limit && (
            <div>
              <Button onPress={() => setLimit(limit + 4 * shown)}>{words.settings.showMore}</Button>
            </div>
          )}
        </Panel>
      </div>
      {blocked && <BlockedDialog blocked={blocked} onClose={forgetBlocked} />}
      {verifying !== null && (
        <VerifyDialog
          key={verifying}
          path={verifying}
          onClose={() => setVerifying(null)}
          onAnother={() => void chooseAndVerify()}
        />
      )}
      {publishing && <PublishDialog article={publishing} onClose={() => setPublishing(null)} />}
    </DropFiles>
  )
}

/** The newest package of each article; making an older one again would make the newest. */
function newestOfEach(packages: readonly PackageRow[]): ReadonlySet<string> {
  const newest = new Map<string, PackageRow>()
  for (const row of packages) {
    const known = newest.get(row.article)
    if (!known || known.madeAt < row.madeAt) newest.set(row.article, row)
  }
  return new Set([...newest.values()].map(row => row.id))
}

/** Leads to the desk's whole list of a state. */
function SeeAll({ group }: { group: 'approved' | 'packaged' }) {
  const words = useWords()
  const { go } = usePlace()
  return (
    <Button variant="plain" small onPress={() => go({ screen: 'desk', part: group })}>
      {words.packages.seeAll}
    </Button>
  )
}

function ArticleLines({
  articles,
  children,
}: {
  articles: readonly ArticleRow[]
  children: (article: ArticleRow) => React.ReactNode
}) {
  const words = useWords()
  const { openArticle } = usePlace()
  return (
    <ul className="packages-lines">
      {articles.map(article => (
        <li key={article.id}>
          <Button variant="plain" className="packages-title" onPress={() => openArticle(article.id)}>
            {article.title || words.desk.untitled}
          </Button>
          <span className="packages-soft app-one-line">{article.section ?? ''}</span>
          <span className="packages-soft">{shownMoment(article.updatedAt)}</span>
          <span className="packages-actions">{children(article)}</span>
        </li>
      ))}
    </ul>
  )
}

function MadePackages({
  packages,
  newest,
  isSecretary,
  isMaking,
  onVerify,
  onMake,
  onMakeInto,
}: {
  packages: readonly PackageRow[]
  newest: ReadonlySet<string>
  isSecretary: boolean
  isMaking: boolean
  onVerify: (path: string) => void
  onMake: (article: string) => Promise<void>
  onMakeInto: (article: string) => Promise<void>
}) {
  const words = useWords()
  const { client } = useEngine()
  const { openArticle } = usePlace()
  return (
    <table className="ui-table packages-table">
      <thead>
        <tr>
          <th scope="col">{words.packages.columnArticle}</th>
          <th scope="col">{words.packages.columnFile}</th>
          <th scope="col">{words.packages.columnMade}</th>
          <th scope="col">{words.packages.columnBy}</th>
          <th scope="col">{words.packages.columnSize}</th>
          <th scope="col">
            <span className="ui-hidden">{words.packages.columnActions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {packages.map(row => (
          <tr key={row.id}>
            <td className="packages-name" title={row.articleTitle}>
              {row.articleTitle || words.desk.untitled}
            </td>
            <td className="packages-file" title={row.path}>
              {row.present ? (
                row.fileName
              ) : (
                <TooltipTrigger delay={300}>
                  <Button variant="plain" small icon={TriangleAlert} className="packages-missing">
                    {words.packages.missing}
                  </Button>
                  <Tooltip>{words.packages.missingAbout}</Tooltip>
                </TooltipTrigger>
              )}
            </td>
            <td className="packages-soft packages-time">{shownMoment(row.madeAt)}</td>
            <td className="packages-soft">{row.madeBy.name}</td>
            <td className="packages-soft packages-size">{sizeInWords(row.size)}</td>
            <td className="ui-cell-actions">
              <div>
                {row.present && (
                  <Button small onPress={() => void shell().showInFolder(row.path)}>
                    {words.packages.showInFolder}
                  </Button>
                )}
                {!row.present && isSecretary && newest.has(row.id) && (
                  <Button small isDisabled={isMaking} onPress={() => void onMake(row.article)}>
                    {words.packages.remake}
                  </Button>
                )}
                <MenuButton
                  small
                  iconOnly
                  variant="plain"
                  icon={MoreHorizontal}
                  label={words.packages.moreFor(row.articleTitle)}
                  entries={[
                    {
                      id: 'open',
                      label: words.packages.openArticle,
                      onAction: () => openArticle(row.article),
                    },
                    {
                      id: 'verify',
                      label: words.packages.verifyThis,
                      isDisabled: !row.present,
                      onAction: () => onVerify(row.path),
                    },
                    ...papers.map(paper => ({
                      id: paper,
                      label: words.article.paper[paper],
                      onAction: () => void savePaper(client, row.article, paper),
                    })),
                    ...(isSecretary && newest.has(row.id)
                      ? [
                          {
                            id: 'remake',
                            label: words.packages.remake,
                            isDisabled: isMaking,
                            onAction: () => void onMake(row.article),
                          },
                          {
                            id: 'into',
                            label: words.packages.makeInto,
                            isDisabled: isMaking,
                            onAction: () => void onMakeInto(row.article),
                          },
                        ]
                      : []),
                  ]}
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sizeInWords(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${unit}`
}
