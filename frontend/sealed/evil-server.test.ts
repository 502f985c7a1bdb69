// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Account,
  compareRosterCode,
  type Entry,
  type GroupId,
  type GroupSide,
  type Head,
  type IdentityRecord,
  type ItemId,
  Ledger,
  type MeetingId,
  type MyWrap,
  openAccount,
  openEpochs,
  openItem,
  openWayIn,
  type PersonId,
  parseIdentity,
  type Reason,
  replay,
  type Sealed,
  type SealedBundle,
  type Slot,
  slotOf,
  type WayIn,
  type WayInSecret,
} from "./index";

/** The API's answers, as tests/evil_server/ writes them down. */
interface Answers {
  readonly me: Me;
  readonly group: unknown;
  readonly identities: readonly { readonly record: IdentityRecord }[];
  readonly log: { readonly entries: readonly { readonly entry: Entry }[] };
  readonly wraps: readonly MyWrap[];
  readonly items: readonly Row[];
  readonly scanned?: string;
}

interface Me {
  readonly person: PersonId;
  readonly identity: { readonly record: IdentityRecord; readonly sealed_bundle: SealedBundle };
  readonly ways_in: readonly WayIn[];
}

interface Row {
  readonly id: ItemId;
  readonly revision: number;
  readonly author: PersonId;
  readonly slot: Slot;
  readonly sealed: Sealed;
}

interface Memory {
  readonly pin: Head;
  readonly seen: readonly Sealed[];
}

type Way = "recovery-code" | "passphrase";

interface Lie {
  readonly name: string;
  readonly reason: Reason | "";
  readonly answers: Partial<Answers>;
  readonly by: Way;
}

interface Told {
  readonly secrets: Readonly<Record<Way, string>>;
  readonly memory: Memory;
  readonly honest: Answers;
  readonly reads: { readonly members: readonly PersonId[]; readonly texts: readonly string[] };
  readonly lies: readonly Lie[];
}

const file = new URL("../../tests/evil_server/answers.json", import.meta.url);
const told = JSON.parse(readFileSync(file, "utf8")) as Told;

const EAST = "ea570000-0000-4000-8000-00000000000a" as GroupId;
const MEETING = "3ee70000-0000-4000-8000-00000000000c" as MeetingId;
const BRAM = "0b000000-0000-4000-8000-000000000002" as PersonId;
const PLACES = ["case", "phase/ask/1", "advice"];

function secretOf(by: Way): WayInSecret {
  return by === "passphrase"
    ? { kind: by, passphrase: told.secrets.passphrase }
    : { kind: by, typed: told.secrets["recovery-code"] };
}

async function unlock(me: Me, by: Way): Promise<Account> {
  const { record, sealed_bundle: sealedBundle } = me.identity;
  const wayIn = me.ways_in.find((way) => way.kind === by) as WayIn;
  const root = await openWayIn(wayIn, secretOf(by), await parseIdentity(record));
  return openAccount({ person: BRAM, record, sealedBundle, root });
}

/** Each item that is listed for a place must say itself that it belongs there. */
async function readPlace(side: GroupSide, rows: readonly Row[], place: string): Promise<string[]> {
  const slot = await slotOf(EAST, MEETING, place);
  const texts: string[] = [];
  for (const { id: item, author, revision, sealed } of rows.filter((row) => row.slot === slot)) {
    texts.push((await openItem(side, sealed, { slot, item, author, revision })).text);
  }
  return texts;
}

/** Unlock, verify the log, open every place. */
async function read(answers: Answers, by: Way) {
  const account = await unlock(answers.me, by);
  const roster = await replay({
    group: EAST,
    entries: answers.log.entries.map((row) => row.entry),
    records: answers.identities.map((row) => row.record),
    pin: told.memory.pin,
  });
  const keys = await openEpochs(account, roster, answers.wraps);
  const side: GroupSide = { me: BRAM, roster, keys, ledger: new Ledger() };
  for (const seen of told.memory.seen) await openItem(side, seen);
  if (answers.scanned) await compareRosterCode(roster, answers.scanned, BRAM);
  const texts: string[] = [];
  for (const place of PLACES) texts.push(...(await readPlace(side, answers.items, place)));
  return { members: [...roster.members.keys()].sort(), texts };
}

describe("a member's browser", { timeout: 30_000 }, () => {
  it("reads what a faithful server answers", async () => {
    expect(await read(told.honest, "passphrase")).toEqual(told.reads);
  });

  it.each(told.lies.filter((lie) => lie.reason))("refuses $name: $reason", async ({ answers, by, reason }) => {
    await expect(read({ ...told.honest, ...answers }, by)).rejects.toMatchObject({ name: "Refused", reason });
  });

  it.each(told.lies.filter((lie) => !lie.reason))("is not moved by $name", async ({ answers, by }) => {
    expect(await read({ ...told.honest, ...answers }, by)).toEqual(told.reads);
  });
});
