import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createRouterClient, implement, ORPCError, ValidationError } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { emptyContent } from '../../shared/article/index.ts'
import { type Change, contract, type FolderStep, type Person, Refusal } from '../../shared/contract/index.ts'
import type { Role } from '../../shared/workflow/index.ts'
import {
  acceptProposal,
  addComment,
  editMessage,
  listComments,
  listWordings,
  proposeText,
  refuseProposal,
  removeMessage,
  replyTo,
  resolveComment,
} from './comments/index.ts'
import { act, approveMany } from './desk/act.ts'
import { createArticle, openArticle, requireArticle, saveDraft } from './desk/articles.ts'
import { keepAside } from './desk/aside.ts'
import { lastRead, makersOf, noteRead, textOf } from './desk/changes.ts'
import { answerQuestion, checkFacts } from './desk/checks.ts'
import { writeCorrection } from './desk/corrections.ts'
import {
  calendarBetween,
  calendarUnplanned,
  deskCount,
  deskCounts,
  deskList,
  keepView,
  viewOf,
} from './desk/lists.ts'
import { listNews, lookAt } from './desk/news.ts'
import { planArticle } from './desk/plan.ts'
import { contentOfRevision } from './desk/revise.ts'
import { standingFor } from './desk/standing.ts'
import { keepVersion, listRevisions, restoreRevision } from './desk/versions.ts'
import { asRefusal } from './disk/failures.ts'
import { makeFolder } from './disk/folder.ts'
import type { EngineClient, EngineParts, EngineSettings } from './engine.ts'
import { exportArticle, exportSheet } from './export/article.ts'
import { gatherPaper } from './export/paper.ts'
import { importFolder, requireFolder } from './import/folder.ts'
import { takeFile } from './import/take.ts'
import { addAttachment, readAttachment } from './media/attachments.ts'
import { addPicture, readPicture } from './media/keep.ts'
import { countFiles, fileDetails, learnLooks, listAlike, listFiles, removeFile } from './media/library.ts'
import { foundNewsroom, newsroomSummary } from './newsroom/found.ts'
import { openNewsroom, removeNewsroom } from './newsroom/open.ts'
import { readRecent } from './newsroom/recent.ts'
import { listPackages, packageArticle } from './packages/article.ts'
import { verifyPackage } from './packages/index.ts'
import {
  changePassword,
  changePerson,
  checkPassword,
  personSummary,
  preparePerson,
  resetPassword,
  signIn,
  writePerson,
} from './people/accounts.ts'
import { checkRecord } from './record/check.ts'
import { readHead } from './record/head.ts'
import { listEvents, logFile } from './record/log.ts'
import { shownEvents } from './record/shown.ts'
import { fillSample, sampleFoundation } from './sample/index.ts'
import { forget, type Session, signedIn, signedInAs, signedInWorker } from './session.ts'
import { inTransaction, type WritableDB } from './store/database.ts'
import { appendEvent, eventsOfArticle } from './store/events.ts'
import { countUnread, markRead, setUnread } from './store/news.ts'
import { allPeople, personById } from './store/people.ts'
import { revisionById } from './store/revisions.ts'
import {
  addOrganisationName,
  houseStyle,
  insertSection,
  newsroomRow,
  organisation,
  replaceHouseStyle,
  sections,
  updateSection,
} from './store/settings.ts'
import { beginVisit, endVisit } from './store/visits.ts'
import {
  createFromTemplate,
  listTemplates,
  openTemplate,
  putPresets,
  removeTemplate,
  templateOfArticle,
  writeTemplate,
} from './templates/index.ts'

interface Context {
  parts: EngineParts
  session: Session
}

/** Whatever goes wrong leaves as a refusal with words; what nobody foresaw is told to the log, without its data. */
const os = implement(contract)
  .$context<Context>()
  .use(async ({ next, path, context: { parts } }) => {
    const before = parts.current()
    try {
      const answer = await next()
      parts.current()?.newsroom.noteHead()
      return answer
    } catch (error) {
      // Work that lost its newsroom on the way fails in whatever it did next; that it was stopped is what matters.
      const stopped = before !== null && parts.current() !== before
      throw carried(stopped ? stoppedBy(error) : error, path.join('.'), parts.settings)
    }
  })

const stoppedBy = (error: unknown) =>
  error instanceof Error && !(error instanceof ORPCError) && !(error instanceof Refusal)
    ? new Refusal('cancelled', {}, error)
    : error

function carried(error: unknown, call: string, { onUnexpected }: EngineSettings): unknown {
  if (error instanceof ORPCError && error.code === 'REFUSED') return error
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const kind = String(error.cause.issues[0]?.path?.at(-1) ?? call)
    return new ORPCError('REFUSED', { data: { code: 'inputInvalid', details: { kind } } })
  }
  const refusal = asRefusal(error)
  if (refusal.code === 'unexpected') (onUnexpected ?? tellOnStderr)(call, error)
  return new ORPCError('REFUSED', { data: { code: refusal.code, details: refusal.details }, cause: refusal })
}

const tellOnStderr = (call: string, error: unknown) => console.error(`${call}:`, error)

const say = ({ parts, session }: Context, subject: Change['subject'], article: string | null = null) =>
  parts.changes.publish('change', { subject, article, connection: session.connection })

const databases = ({ parts }: Context) => {
  const { newsroom } = parts.room()
  return { reading: newsroom.reading, writing: newsroom.writing }
}

const newsroom = {
  current: os.newsroom.current.handler(({ context: { parts } }) => {
    const room = parts.current()
    return {
      newsroom: room && newsroomSummary(room.newsroom.reading, room.newsroom.folder),
      recent: readRecent(parts.settings.settingsFile),
    }
  }),
  create: os.newsroom.create.handler(async ({ context, input }) => {
    const { parts, session } = context
    const made = await foundNewsroom(
      input.folder,
      { ...input, sample: false },
      parts.surroundings,
      parts.rules,
    )
    const room = await parts.enter(made)
    const { administrator } = input
    const who = await signIn(room.newsroom.writing, administrator.signIn, administrator.password, parts.rules)
    Object.assign(session, who)
    return newsroomSummary(room.newsroom.reading, room.newsroom.folder)
  }),
  createSample: os.newsroom.createSample.handler(async ({ context: { parts }, input }) => {
    const folder = makeFolder(input.folder)
    const { seeds } = parts.settings
    const made = await foundNewsroom(
      folder.path,
      sampleFoundation(seeds),
      parts.surroundings,
      parts.rules,
    ).catch(error => {
      folder.undo()
      throw error
    })
    try {
      const { newsroom } = await parts.enter(made)
      await fillSample({ connect: () => clientWithin(parts) }, seeds)
      return newsroomSummary(newsroom.reading, newsroom.folder)
    } catch (error) {
      // A sample that could not be filled is no sample: the folder is as it was before.
      await parts.leave()
      removeNewsroom(folder)
      throw error
    }
  }),
  open: os.newsroom.open.handler(async ({ context: { parts }, input }) => {
    await parts.leave()
    const room = await parts.enter(await openNewsroom(input.folder, parts.surroundings))
    return newsroomSummary(room.newsroom.reading, room.newsroom.folder)
  }),
  close: os.newsroom.close.handler(async ({ context: { parts } }) => {
    await parts.leave()
    return {}
  }),
  watch: os.newsroom.watch.handler(async function* ({ context: { parts }, signal }) {
    yield* parts.changes.subscribe('change', signal ? { signal } : {})
  }),
}

const session = {
  current: os.session.current.handler(({ context: { parts, session } }) => {
    const room = parts.current()
    const row =
      room && session.person !== null ? personById(room.newsroom.reading, session.person) : undefined
    const person = room && row && row.disabled === 0 ? personSummary(room.newsroom.reading, row) : null
    return { person, connection: session.connection }
  }),
  signIn: os.session.signIn.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const who = await signIn(writing, input.signIn, input.password, context.parts.rules)
    forget(context.session)
    Object.assign(context.session, who)
    const person = signedIn(reading, context.session)
    beginVisit(writing, person.id, context.parts.rules.now())
    return person
  }),
  signOut: os.session.signOut.handler(({ context }) => {
    const { writing } = databases(context)
    if (context.session.person !== null) {
      endVisit(writing, context.session.person, context.parts.rules.now())
      appendEvent(writing, {
        at: context.parts.rules.now(),
        person: context.session.person,
        kind: 'person.signedOut',
      })
    }
    forget(context.session)
    return {}
  }),
  changePassword: os.session.changePassword.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    await changePassword(writing, person.id, input.current, input.next, context.parts.rules)
    return {}
  }),
}

/** The newsroom's private key, which an administrator passes on with the roles that need it. */
function keyOf({ newsroomKey }: Session): Buffer {
  if (!newsroomKey) throw new Refusal('notAllowed', { roles: ['administrator'] })
  return newsroomKey
}

const people = {
  list: os.people.list.handler(({ context }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return allPeople(reading).map(row => personSummary(reading, row))
  }),
  create: os.people.create.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const { rules } = context.parts
    const by = signedInAs(reading, context.session, 'administrator')
    checkPassword(input.password, input.signIn, newsroomRow(reading).sample === 1)
    const person = await preparePerson(input, keyOf(context.session), rules)
    inTransaction(writing, () => writePerson(writing, person, by.id, rules.now()))
    say(context, 'people')
    return personSummary(writing, person.row)
  }),
  change: os.people.change.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const by = signedInAs(reading, context.session, 'administrator')
    changePerson(writing, input, by.id, keyOf(context.session), context.parts.rules.now())
    say(context, 'people')
    return summaryOf(context, input.id)
  }),
  resetPassword: os.people.resetPassword.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const by = signedInAs(reading, context.session, 'administrator')
    const newsroomKey = keyOf(context.session)
    await resetPassword(
      writing,
      { person: input.id, password: input.password, by: by.id, newsroomKey },
      context.parts.rules,
    )
    say(context, 'people')
    return summaryOf(context, input.id)
  }),
}

function summaryOf(context: Context, id: string) {
  const { reading } = databases(context)
  const row = personById(reading, id)
  if (!row) throw new Refusal('unknownPerson', { name: id })
  return personSummary(reading, row)
}

/** A change of the settings by an administrator, with its entry in the log. */
function changeSettings(context: Context, note: string, change: () => void): void {
  const { reading, writing } = databases(context)
  const by = signedInAs(reading, context.session, 'administrator')
  inTransaction(writing, () => {
    change()
    appendEvent(writing, {
      at: context.parts.rules.now(),
      person: by.id,
      kind: 'settings.changed',
      data: { note },
    })
  })
  say(context, 'settings')
}

const settings = {
  get: os.settings.get.handler(({ context }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return {
      organisation: organisation(reading),
      houseStyle: houseStyle(reading),
      sections: sections(reading),
    }
  }),
  renameOrganisation: os.settings.renameOrganisation.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    changeSettings(context, `${input.name} (${input.from})`, () => addOrganisationName(writing, input))
    return organisation(reading)
  }),
  changeHouseStyle: os.settings.changeHouseStyle.handler(({ context, input }) => {
    const { writing } = databases(context)
    changeSettings(context, changesOf(houseStyle(writing), input), () => replaceHouseStyle(writing, input))
    return input
  }),
  addSection: os.settings.addSection.handler(({ context, input }) => {
    const { writing } = databases(context)
    const section = { id: newId(), name: input.name.trim().normalize('NFC'), closed: false }
    changeSettings(context, section.name, () => insertSection(writing, section))
    return section
  }),
  changeSection: os.settings.changeSection.handler(({ context, input }) => {
    const { writing } = databases(context)
    const section = { ...input, name: input.name.trim().normalize('NFC') }
    changeSettings(context, section.name, () => {
      if (!updateSection(writing, section)) throw new Refusal('inputInvalid', { kind: 'section' })
    })
    return section
  }),
}

/** The parts of a setting that are other than before, for the log. */
function changesOf<T extends object>(before: T, now: T): string {
  const old = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]))
  const changed = Object.entries(now).filter(([name, value]) => old.get(name) !== JSON.stringify(value))
  return JSON.stringify(Object.fromEntries(changed))
}

const desk = {
  counts: os.desk.counts.handler(({ context }) => {
    const { reading } = databases(context)
    return deskCounts(reading, signedIn(reading, context.session), context.parts.rules.now())
  }),
  list: os.desk.list.handler(({ context, input }) => {
    const { reading } = databases(context)
    return deskList(reading, signedIn(reading, context.session), input, context.parts.rules.now())
  }),
  count: os.desk.count.handler(({ context, input }) => {
    const { reading } = databases(context)
    return deskCount(reading, signedIn(reading, context.session), input, context.parts.rules.now())
  }),
  standing: os.desk.standing.handler(({ context, input }) => {
    const { reading } = databases(context)
    return standingFor(reading, signedIn(reading, context.session), input.id)
  }),
  plan: os.desk.plan.handler(({ context, input }) => {
    const { writing } = databases(context)
    const { id, deadline, slot, assignee } = input
    const part = {
      ...(deadline !== undefined && { deadline }),
      ...(slot !== undefined && { slot }),
      ...(assignee !== undefined && { assignee }),
    }
    const before = planArticle(
      writing,
      signedIn(writing, context.session),
      id,
      part,
      context.parts.rules.now(),
    )
    say(context, 'article', id)
    return before
  }),
  view: os.desk.view.handler(({ context }) => {
    const { reading } = databases(context)
    return viewOf(reading, signedIn(reading, context.session))
  }),
  keepView: os.desk.keepView.handler(({ context, input }) => {
    const { writing } = databases(context)
    keepView(writing, signedIn(writing, context.session), input)
    return {}
  }),
}

const calendar = {
  between: os.calendar.between.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return calendarBetween(reading, input)
  }),
  unplanned: os.calendar.unplanned.handler(({ context, input }) => {
    const { reading } = databases(context)
    return calendarUnplanned(reading, signedIn(reading, context.session), input)
  }),
}

const news = {
  list: os.news.list.handler(({ context, input }) => {
    const { reading } = databases(context)
    return listNews(reading, signedIn(reading, context.session), input)
  }),
  unread: os.news.unread.handler(({ context }) => {
    const { reading } = databases(context)
    return { count: countUnread(reading, signedIn(reading, context.session).id) }
  }),
  look: os.news.look.handler(({ context, input }) => {
    const { writing } = databases(context)
    const person = signedIn(writing, context.session)
    if (lookAt(writing, person, input.article, context.parts.rules.now())) say(context, 'news', input.article)
    return {}
  }),
  readAll: os.news.readAll.handler(({ context, input }) => {
    const { writing } = databases(context)
    markRead(writing, signedIn(writing, context.session).id, null, input.upTo)
    say(context, 'news')
    return {}
  }),
  mark: os.news.mark.handler(({ context, input }) => {
    const { writing } = databases(context)
    setUnread(writing, signedIn(writing, context.session).id, input.event, input.unread)
    say(context, 'news')
    return {}
  }),
}

const article = {
  create: os.article.create.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const content = emptyContent()
    const titled = { ...content, fields: { ...content.fields, title: input.title } }
    const person = signedIn(reading, context.session)
    const id = createArticle(writing, person, titled, context.parts.rules.now())
    say(context, 'article', id)
    return { id }
  }),
  createFromTemplate: os.article.createFromTemplate.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    const id = createFromTemplate(writing, person, input, context.parts.rules.now())
    say(context, 'article', id)
    return { id }
  }),
  open: os.article.open.handler(({ context, input }) => {
    const { reading } = databases(context)
    return openArticle(reading, signedIn(reading, context.session), input.id)
  }),
  save: os.article.save.handler(({ context, input }) => {
    const { writing } = databases(context)
    const person = signedInWorker(writing, context.session)
    const saved = saveDraft(writing, person, input, context.parts.rules.now())
    say(context, 'article', input.id)
    context.parts.room().followers.soon(input.id)
    return saved
  }),
  act: os.article.act.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    await act(writing, person, input, context.parts.rules)
    say(context, 'article', input.id)
    return openArticle(reading, person, input.id)
  }),
  approveMany: os.article.approveMany.handler(async function* ({ context, input }) {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    try {
      for await (const approved of approveMany(writing, person, input, context.parts.rules)) {
        if (approved.refusal === null) say(context, 'article', approved.id)
        yield approved
      }
    } catch (error) {
      throw carried(error, 'article.approveMany', context.parts.settings)
    }
  }),
  checkFacts: os.article.checkFacts.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    requireArticle(reading, input.id)
    return checkFacts(reading, input.id)
  }),
  answer: os.article.answer.handler(({ context, input }) => {
    const { writing } = databases(context)
    const person = signedIn(writing, context.session)
    const facts = answerQuestion(writing, person, input, context.parts.rules.now())
    say(context, 'article', input.id)
    return facts
  }),
  writeCorrection: os.article.writeCorrection.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    writeCorrection(writing, person, input, context.parts.rules.now())
    say(context, 'article', input.id)
    return openArticle(reading, person, input.id)
  }),
  plan: os.article.plan.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    const { id, ...plan } = input
    planArticle(writing, person, id, plan, context.parts.rules.now())
    say(context, 'article', id)
    return openArticle(reading, person, id)
  }),
  word: os.article.word.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    signedIn(reading, context.session)
    const { parts } = context
    const room = { db: writing, files: parts.room().files, pictures: parts.pictures }
    return exportArticle(room, input.id, content => parts.word.write(content))
  }),
  history: os.article.history.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    requireArticle(reading, input.id)
    return shownEvents(reading, eventsOfArticle(reading, input.id))
  }),
  revision: os.article.revision.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    const revision = revisionById(reading, input.revision)
    if (revision?.article !== input.id) throw new Refusal('inputInvalid', { kind: 'revision' })
    return { content: contentOfRevision(reading, revision) }
  }),
  revisions: os.article.revisions.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return listRevisions(reading, input.id)
  }),
  keepVersion: os.article.keepVersion.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    const kept = keepVersion(writing, person, input, context.parts.rules.now())
    say(context, 'article', input.id)
    return kept
  }),
  restore: os.article.restore.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    const restored = restoreRevision(writing, person, input, context.parts.rules.now())
    say(context, 'article', input.id)
    return restored
  }),
  keepAside: os.article.keepAside.handler(({ context, input }) => {
    const { writing } = databases(context)
    const person = signedIn(writing, context.session)
    const kept = keepAside(writing, person, input, context.parts.rules.now())
    say(context, 'article', input.id)
    return kept
  }),
}

const comments = {
  list: os.comments.list.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    signedIn(reading, context.session)
    return listComments(writing, input.article)
  }),
  add: os.comments.add.handler(({ context, input }) =>
    onComment(context, (db, person, at) => addComment(db, person, input, at)),
  ),
  reply: os.comments.reply.handler(({ context, input }) =>
    onComment(context, (db, person, at) => replyTo(db, person, input, at)),
  ),
  edit: os.comments.edit.handler(({ context, input }) =>
    onComment(context, (db, person, at) => editMessage(db, person, input, at)),
  ),
  wordings: os.comments.wordings.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return listWordings(reading, input.message)
  }),
  remove: os.comments.remove.handler(({ context, input }) =>
    onComment(context, (db, person, at) => removeMessage(db, person, input.message, at)),
  ),
  resolve: os.comments.resolve.handler(({ context, input }) =>
    onComment(context, (db, person, at) => resolveComment(db, person, input, at)),
  ),
  propose: os.comments.propose.handler(({ context, input }) =>
    onComment(context, (db, person, at) => proposeText(db, person, input, at)),
  ),
  accept: os.comments.accept.handler(({ context, input }) =>
    onComment(context, (db, person, at) => {
      const accepted = acceptProposal(db, person, input, at)
      say(context, 'article', accepted.article)
      return accepted
    }),
  ),
  refuse: os.comments.refuse.handler(({ context, input }) =>
    onComment(context, (db, person, at) => refuseProposal(db, person, input, at)),
  ),
}

/** Something that somebody does to a comment; whoever has its article open hears of it. */
function onComment<Done extends { article: string }>(
  context: Context,
  work: (db: WritableDB, person: Person, at: number) => Done,
): Done {
  const { reading, writing } = databases(context)
  const person = signedIn(reading, context.session)
  const done = work(writing, person, context.parts.rules.now())
  say(context, 'comments', done.article)
  return done
}

const changes = {
  content: os.changes.content.handler(({ context, input }) => {
    const { reading } = databases(context)
    return textOf(reading, signedIn(reading, context.session), input.id, input.of)
  }),
  makers: os.changes.makers.handler(({ context, input, signal }) => {
    const { reading } = databases(context)
    return makersOf(reading, signedIn(reading, context.session), input, signal)
  }),
  lastRead: os.changes.lastRead.handler(({ context, input }) => {
    const { reading } = databases(context)
    return lastRead(reading, signedIn(reading, context.session), input.id)
  }),
  read: os.changes.read.handler(({ context, input }) => {
    const { writing } = databases(context)
    const person = signedIn(writing, context.session)
    return { noted: noteRead(writing, person, input, context.parts.rules.now()) }
  }),
}

const media = {
  add: os.media.add.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedInAs(reading, context.session, 'writer', 'editor', 'secretary')
    const { files } = context.parts.room()
    const { pictures, rules } = context.parts
    const added = await addPicture({ db: writing, files, pictures }, person.id, input, rules.now())
    say(context, 'media')
    return added
  }),
  list: os.media.list.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    signedIn(reading, context.session)
    if (input.show !== 'alike') return listFiles(reading, input)
    const { files } = context.parts.room()
    learnLooks({ db: writing, files, pictures: context.parts.pictures }).then(
      learnt => learnt > 0 && say(context, 'media'),
      // A newsroom that is closed meanwhile learns the rest another time.
      error => context.parts.current() && context.parts.settings.onUnexpected?.('media.list', error),
    )
    return { files: listAlike(reading, input.search), more: false }
  }),
  counts: os.media.counts.handler(({ context }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return countFiles(reading)
  }),
  details: os.media.details.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return fileDetails(reading, input.hash)
  }),
  remove: os.media.remove.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedIn(reading, context.session)
    const { files } = context.parts.room()
    await removeFile({ db: writing, files }, person, input.hash, context.parts.rules.now())
    say(context, 'media')
    return {}
  }),
  read: os.media.read.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    signedIn(reading, context.session)
    const { files } = context.parts.room()
    const { size, ...of } = input
    return readPicture({ db: writing, files, pictures: context.parts.pictures }, of, size)
  }),
}

const attachments = {
  add: os.attachments.add.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedInAs(reading, context.session, 'writer', 'editor', 'secretary')
    const { files } = context.parts.room()
    const added = await addAttachment({ db: writing, files }, person.id, input, context.parts.rules.now())
    say(context, 'media')
    return added
  }),
  read: os.attachments.read.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return readAttachment(reading, context.parts.room().files, input.file)
  }),
}

const importing = {
  file: os.import.file.handler(async ({ context, input }) => {
    const { reading } = databases(context)
    const person = signedInAs(reading, context.session, 'writer')
    const taken = await takeFile(context.parts, person, input)
    say(context, 'article', taken.id)
    return taken
  }),
  folder: os.import.folder.handler(async ({ context, input, signal }) => {
    const writer = () => signedInAs(databases(context).reading, context.session, 'writer')
    writer()
    await requireFolder(input.folder)
    return toldOf(context, importFolder(context.parts, writer, input.folder, signal))
  }),
}

/** Passes the steps of an import on, tells the windows of new articles now and then, and fails as calls do. */
async function* toldOf(context: Context, steps: AsyncGenerator<FolderStep>): AsyncGenerator<FolderStep> {
  let untold: string | null = null
  let count = 0
  try {
    for await (const step of steps) {
      if (step.kind === 'imported') {
        untold = step.id
        count++
      }
      if (untold !== null && count % 20 === 1) {
        say(context, 'article', untold)
        untold = null
      }
      yield step
    }
  } catch (error) {
    throw carried(error, 'import.folder', context.parts.settings)
  } finally {
    if (untold !== null) say(context, 'article', untold)
  }
}

const packages = {
  list: os.packages.list.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return listPackages(reading, input.article).map(row => ({ ...row, present: existsSync(row.path) }))
  }),
  make: os.packages.make.handler(async ({ context, input }) => {
    const { reading } = databases(context)
    const person = signedIn(reading, context.session)
    const made = await packageArticle(context.parts.room(), {
      article: input.article,
      folder: input.folder,
      person,
      newsroomKey: context.session.newsroomKey,
      pictures: context.parts.pictures,
      at: context.parts.rules.now(),
    })
    say(context, 'packages', input.article)
    say(context, 'article', input.article)
    return made
  }),
  verify: os.packages.verify.handler(({ input }) => verifyPackage(input.path)),
}

/** Who shapes what others write from. */
const templateRoles: Role[] = ['administrator', 'secretary', 'editor']

const templates = {
  list: os.templates.list.handler(({ context }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return listTemplates(reading)
  }),
  open: os.templates.open.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedIn(reading, context.session)
    return openTemplate(reading, input.id)
  }),
  write: os.templates.write.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedInAs(reading, context.session, ...templateRoles)
    const written = writeTemplate(writing, person, input, context.parts.rules.now())
    say(context, 'settings')
    return written
  }),
  fromArticle: os.templates.fromArticle.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedInAs(reading, context.session, ...templateRoles)
    const made = templateOfArticle(writing, person, input, context.parts.rules.now())
    say(context, 'settings')
    return made
  }),
  addPresets: os.templates.addPresets.handler(({ context }) => {
    const { reading, writing } = databases(context)
    const person = signedInAs(reading, context.session, ...templateRoles)
    const at = context.parts.rules.now()
    inTransaction(writing, () => {
      putPresets(writing, organisation(writing).kind, at)
      appendEvent(writing, { at, person: person.id, kind: 'template.changed' })
    })
    say(context, 'settings')
    return {}
  }),
  remove: os.templates.remove.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    const person = signedInAs(reading, context.session, ...templateRoles)
    const removed = removeTemplate(writing, person, input.id, context.parts.rules.now())
    say(context, 'settings')
    return removed
  }),
}

const paper = {
  print: os.paper.print.handler(async ({ context, input }) => {
    const { reading, writing } = databases(context)
    signedIn(reading, context.session)
    const { parts } = context
    const room = { db: writing, files: parts.room().files, pictures: parts.pictures }
    const printed = await gatherPaper(room, input, parts.rules.now())
    return { ...printed, fileName: `${printed.fileName}.pdf` }
  }),
  word: os.paper.word.handler(({ context, input }) => {
    const { reading, writing } = databases(context)
    signedIn(reading, context.session)
    const { parts } = context
    const room = { db: writing, files: parts.room().files, pictures: parts.pictures }
    return exportSheet(room, input, parts.rules.now(), content => parts.word.write(content))
  }),
}

/** Who reads what happened in the whole newsroom. */
const logRoles: Role[] = ['administrator', 'secretary', 'approver']

const log = {
  events: os.log.events.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedInAs(reading, context.session, ...logRoles)
    return listEvents(reading, input)
  }),
  csv: os.log.csv.handler(({ context, input }) => {
    const { reading } = databases(context)
    signedInAs(reading, context.session, ...logRoles)
    const { language, ...filter } = input
    return logFile(reading, filter, language, context.parts.rules.now())
  }),
  check: os.log.check.handler(({ context }) => {
    const { reading } = databases(context)
    signedInAs(reading, context.session, ...logRoles)
    return checkRecord(reading, readHead(context.parts.room().newsroom.folder))
  }),
}

/** The contract, carried out. */
export const router = os.router({
  newsroom,
  session,
  people,
  settings,
  desk,
  calendar,
  news,
  article,
  changes,
  comments,
  media,
  attachments,
  import: importing,
  packages,
  templates,
  paper,
  log,
})

/** A connection within this process, with a signed-in person of its own. */
export function clientWithin(parts: EngineParts, session: Session = newSession()): EngineClient {
  return createRouterClient(router, { context: { parts, session } })
}

/** A connection at which nobody has signed in yet. */
export function newSession(): Session {
  return { connection: randomUUID(), person: null, newsroomKey: null }
}
