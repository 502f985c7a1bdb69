/**
 * For tests: the browser's code as a process. Reads one job as JSON from standard input, writes its answer.
 * kring/twin/tests/browser.py bundles and runs it, so that each language opens what the other sealed.
 */
import { text } from "node:stream/consumers";
import { openAccount } from "../account";
import { sealForTakingAlong } from "../age";
import { type ExportSource, makeExport, type Place } from "../export";
import { exportPage } from "../export-page";
import {
  type Account,
  admit,
  askToJoin,
  type Body,
  createAccount,
  emptyRoster,
  type GroupId,
  type IdentityRecord,
  type ItemId,
  Ledger,
  makeWayIn,
  newEpoch,
  openEpochs,
  openItem,
  openPersonal,
  openWayIn,
  type PersonId,
  parseIdentity,
  type Roster,
  replay,
  type Sealed,
  type SealedBundle,
  type Slot,
  sealItem,
  sealPersonal,
  startGroup,
  toBase64url,
  type WayIn,
  type WayInSecret,
  type Wrap,
} from "../index";
import type { Entry } from "../types";

interface Who {
  readonly person: PersonId;
  readonly record: IdentityRecord;
  readonly sealed_bundle: SealedBundle;
  readonly way_in: WayIn;
  readonly secret: WayInSecret;
}

interface Log {
  readonly group: GroupId;
  readonly entries: readonly Entry[];
  readonly records: readonly IdentityRecord[];
  readonly wraps: readonly Wrap[];
}

interface ToSeal {
  readonly item: ItemId;
  readonly slot: Slot;
  readonly revision: number;
  readonly body: Body;
}

// biome-ignore lint/suspicious/noExplicitAny: a job has the shape its name says
type Job = any;

async function unlock(who: Who): Promise<Account> {
  const root = await openWayIn(who.way_in, who.secret, await parseIdentity(who.record));
  return openAccount({ person: who.person, record: who.record, sealedBundle: who.sealed_bundle, root });
}

function rosterOf(log: Log): Promise<Roster> {
  return log.entries.length ? replay(log) : Promise.resolve(emptyRoster(log.group));
}

async function sideOf(account: Account, log: Log) {
  const roster = await rosterOf(log);
  const mine = log.wraps.filter((wrap) => wrap.person === account.person);
  return { me: account.person, roster, keys: await openEpochs(account, roster, mine), ledger: new Ledger() };
}

const JOBS: Readonly<Record<string, (job: Job) => Promise<unknown>>> = {
  async create({ person, secrets }: { person: PersonId; secrets: WayInSecret[] }) {
    const { account, root, record, sealedBundle } = await createAccount(person);
    const ways = secrets.map((secret) => makeWayIn(root, account.identity, secret));
    return { person, record, sealed_bundle: sealedBundle, ways_in: await Promise.all(ways) };
  },
  async start({ who, log }) {
    return (await startGroup(await unlock(who), log.group)).post;
  },
  async join({ who, log }) {
    return (await askToJoin(await unlock(who), await rosterOf(log))).post;
  },
  async admit({ who, log, person, how }) {
    return (await admit(await unlock(who), await rosterOf(log), person, how)).post;
  },
  async epoch({ who, log }) {
    return (await newEpoch(await unlock(who), await rosterOf(log))).post;
  },
  async seal({ who, log, writings }: { who: Who; log: Log; writings: ToSeal[] }) {
    const account = await unlock(who);
    const side = await sideOf(account, log);
    return Promise.all(writings.map((writing) => sealItem(account, side, writing)));
  },
  async open({ who, log, items }: { who: Who; log: Log; items: Sealed[] }) {
    const side = await sideOf(await unlock(who), log);
    const opened = await Promise.all(items.map((sealed) => openItem(side, sealed)));
    return opened.map(({ kind, parent, text, author, revision }) => ({ kind, parent, text, author, revision }));
  },
  async personal({ who, sealed, writing }: { who: Who; sealed: Sealed; writing: ToSeal }) {
    const account = await unlock(who);
    const { text } = await openPersonal(account, sealed, new Ledger());
    return { text, sealed: await sealPersonal(account, writing) };
  },
  async export({ who, source, places, madeAt, language, passphrase }) {
    const whole = { ...source, places: new Map<Slot, Place>(places) } as ExportSource;
    const page = exportPage(await makeExport(await unlock(who), whole, madeAt), language);
    return { page, age: toBase64url(await sealForTakingAlong(page, passphrase)) };
  },
};

const job = JSON.parse(await text(process.stdin)) as Job;
process.stdout.write(JSON.stringify(await JOBS[job.do]?.(job)));
