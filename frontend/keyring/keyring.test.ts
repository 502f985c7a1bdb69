// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { IdentityRow, Me, NewIdentity, WayInRow } from "../api";
import { Problem } from "../api";
import type { Entry } from "../sealed";
import { NOWHERE, toBase64url } from "../sealed";
import { fromBase64url } from "../sealed/encoding";
import { entryHash, parseEntry } from "../sealed/entry";
import { keep, lockDevice, makeAccount, openWithCode, openWithPasskey, openWithPassphrase } from "./account";
import { type Device, MemoryDevice, rememberIn } from "./device";
import { openKeyring, slotOf } from "./keyring";
import { admit, approve, ask, compare, leave, openGroup, remove, rotateWhenStale } from "./membership";

/** A faithful server in memory, for whoever `server.who` says is signed in; tests tamper with its answers. */
class Server {
  who = "";
  readonly people = new Map<
    string,
    { identities: { number: number; record: string; sealed_bundle: string }[]; ways: WayInRow[] }
  >();
  entries: string[] = [];
  head: { seq: number; hash: string } = NOWHERE;
  wraps: { epoch: number; person: string; identity_hash: string; sealed_key: string }[] = [];
  bodies: string[] = [];

  mine() {
    const known = this.people.get(this.who) ?? { identities: [], ways: [] };
    this.people.set(this.who, known);
    return known;
  }

  me(): Me {
    const { identities, ways } = this.mine();
    const ways_in = ways.map((way) => ({ ...way, made_at: "2026-11-21T20:00:00Z" }));
    return { person: this.who, name: "", language: "nl", identity: identities.at(-1) ?? null, ways_in };
  }
}

// Argon2id takes its time, and more of it on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const server = new Server();

vi.mock("../islands/mount", () => ({ language: () => "nl" }));
vi.mock("../api", async (original) => {
  const real = await original<typeof import("../api")>();
  const api = {
    me: async () => server.me(),
    makeIdentity: async (made: NewIdentity) => {
      server.bodies.push(JSON.stringify(made));
      const mine = server.mine();
      mine.identities.push(made);
      mine.ways = [made.way_in];
    },
    addWayIn: async (way: WayInRow) => {
      server.bodies.push(JSON.stringify(way));
      server.mine().ways.push(way);
    },
    removeWayIn: async (id: string) => {
      const mine = server.mine();
      mine.ways = mine.ways.filter((way) => way.id !== id);
    },
    identities: async (): Promise<IdentityRow[]> =>
      [...server.people].flatMap(([person, { identities }]) => identities.map((row) => ({ person, ...row }))),
    log: async (_group: string, after = 0) => ({
      entries: server.entries.map((entry, at) => ({ seq: at + 1, entry })).slice(after),
      head: server.head,
    }),
    append: async (
      _group: string,
      after: { seq: number; hash: string },
      entries: string[],
      wraps: typeof server.wraps,
    ) => {
      if (after.hash !== server.head.hash) throw new Problem(409, "");
      server.entries.push(...entries);
      server.wraps.push(...wraps);
      const last = parseEntry(entries.at(-1) as Entry);
      server.head = { seq: last.seq, hash: await entryHash(last.encoded) };
      return { head: server.head };
    },
    wraps: async () => server.wraps.filter((wrap) => wrap.person === server.who),
    regrant: async (_group: string, wraps: typeof server.wraps) => void server.wraps.push(...wraps),
  };
  return { ...real, api };
});

const ANNA = "0a000000-0000-4000-8000-000000000001";
const BRAM = "0b000000-0000-4000-8000-000000000002";
const CHAIMA = "0c000000-0000-4000-8000-000000000003";
const EAST = "ea570000-0000-4000-8000-00000000000a";
const MEETING = "3ee70000-0000-4000-8000-00000000000c";

/** One device per person, as if each had their own phone. */
const devices = new Map<string, MemoryDevice>();

function signIn(person: string): void {
  server.who = person;
  const device = devices.get(person) ?? new MemoryDevice();
  devices.set(person, device);
  rememberIn(newPageOn(device));
}

/** A page that was just opened: what the device remembers, and nothing of an earlier page. */
function newPageOn(device: MemoryDevice): Device {
  return new Proxy(device, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

async function setUp(person: string): Promise<string> {
  signIn(person);
  const made = await makeAccount(server.me());
  await keep(await made.publish());
  return made.groups.join("-");
}

async function groupOf(person: string) {
  signIn(person);
  const keyring = await openKeyring();
  if (keyring === null) throw new Error("locked");
  return { keyring, keys: await keyring.group(EAST) };
}

async function come(person: string): Promise<void> {
  await setUp(person);
  await ask((await groupOf(person)).keys);
  await admit((await groupOf(ANNA)).keys, [person]);
}

const body = { kind: "question", parent: null, text: "Wat gebeurde er precies?" } as const;

async function write(person: string, item = crypto.randomUUID(), revision = 1) {
  const { keys } = await groupOf(person);
  const slot = await slotOf(EAST, MEETING, "phase/ask/1");
  return { item, slot, sealed: await keys.seal({ item, slot, revision, body }) };
}

beforeEach(() => {
  Object.assign(server, { who: "", entries: [], head: NOWHERE, wraps: [], bodies: [] });
  server.people.clear();
  devices.clear();
});

describe("getting in", () => {
  it("opens a second device with the recovery code, and says which group is mistyped", async () => {
    const code = await setUp(ANNA);
    devices.clear();
    signIn(ANNA);
    expect(await openKeyring()).toBeNull();
    const groups = code.split("-");
    const third = groups[2] ?? "";
    const typo = groups.with(2, `${third.startsWith("A") ? "B" : "A"}${third.slice(1)}`).join(" ");
    await expect(openWithCode(server.me(), typo)).rejects.toMatchObject({ why: "mistyped", groups: [3] });
    await keep(await openWithCode(server.me(), code.toLowerCase()));
    expect((await openKeyring())?.person).toBe(ANNA);
  });

  it("tries a new way in before the old one goes, and sends no secret", async () => {
    const code = await setUp(ANNA);
    const opened = await openWithCode(server.me(), code);
    const prf = crypto.getRandomValues(new Uint8Array(32));
    await opened.addPasskey(prf, "");
    await opened.addPassphrase("vier woorden in de regen");
    await opened.replacePassphrase("vijf woorden in de zon");
    const offer = await opened.offerCode();
    await offer.accept();
    expect(
      server
        .me()
        .ways_in.map((way) => way.kind)
        .sort(),
    ).toEqual(["passkey", "passphrase", "recovery-code"]);
    await expect(openWithCode(server.me(), code)).rejects.toMatchObject({ why: "other" });
    await openWithCode(server.me(), offer.groups.join(""));
    await openWithPassphrase(server.me(), "vijf woorden in de zon");
    await openWithPasskey(server.me(), prf);
    const sent = server.bodies.join();
    for (const secret of [toBase64url(prf), "regen", code.slice(0, 11)]) expect(sent).not.toContain(secret);
  });

  it("locks this device when asked", async () => {
    await setUp(ANNA);
    await lockDevice(ANNA);
    expect(await openKeyring()).toBeNull();
  });

  it("trusts no server that forgets an identity this device holds", async () => {
    await setUp(ANNA);
    server.people.clear();
    await expect(openKeyring()).rejects.toMatchObject({ reason: "bad-identity" });
  });
});

describe("a group", () => {
  it("is opened by the first, joined by the second, and both read what either writes", async () => {
    await setUp(ANNA);
    expect((await groupOf(ANNA)).keys.standing).toBe("none");
    await openGroup((await groupOf(ANNA)).keys);
    await setUp(BRAM);
    expect((await groupOf(BRAM)).keys.standing).toBe("outside");
    expect((await ask((await groupOf(BRAM)).keys)).standing).toBe("waiting");
    await admit((await groupOf(ANNA)).keys, [BRAM]);
    const { item, slot, sealed } = await write(ANNA);
    const { keys } = await groupOf(BRAM);
    expect(keys.standing).toBe("inside");
    expect(await keys.open(sealed, { slot, item, by: ANNA })).toMatchObject({ locked: false, author: ANNA, ...body });
  });

  it("lets several in with one new epoch", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    for (const person of [BRAM, CHAIMA]) {
      await setUp(person);
      await ask((await groupOf(person)).keys);
    }
    const after = await admit((await groupOf(ANNA)).keys, [BRAM, CHAIMA]);
    expect(after.epoch).toBe(2);
    expect(after.roster).toHaveLength(3);
  });

  it("keeps what was said before somebody came closed to them, and says so", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    const { slot, sealed } = await write(ANNA);
    await come(BRAM);
    const { keys } = await groupOf(BRAM);
    expect(await keys.open(sealed, { slot })).toEqual({ locked: true, why: "before-you", who: [ANNA] });
  });

  it("makes a new epoch by itself after somebody left", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
    await leave((await groupOf(BRAM)).keys);
    expect((await groupOf(BRAM)).keys.standing).toBe("left");
    const after = await rotateWhenStale((await groupOf(ANNA)).keys);
    expect(after.epoch).toBe(3);
    const { slot, sealed } = await write(ANNA);
    expect(await (await groupOf(BRAM)).keys.open(sealed, { slot })).toMatchObject({ locked: true, why: "before-you" });
  });

  it("seals at once for those who are still in, also when nobody made an epoch since somebody left", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
    await come(CHAIMA);
    await leave((await groupOf(BRAM)).keys);
    const { slot, item, sealed } = await write(ANNA);
    expect(await (await groupOf(CHAIMA)).keys.open(sealed, { slot, item })).toMatchObject({ locked: false, epoch: 4 });
    expect((await groupOf(CHAIMA)).keys.epoch).toBe(4);
  });

  it("takes a member out, who then reads nothing new", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
    const after = await remove((await groupOf(ANNA)).keys, BRAM);
    expect(after.roster.map((member) => member.person)).toEqual([ANNA]);
    expect((await groupOf(BRAM)).keys.standing).toBe("left");
  });

  it("gives back what somebody lost once their words were compared", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
    const { slot, sealed } = await write(ANNA);
    devices.delete(BRAM);
    await setUp(BRAM);
    const back = await groupOf(BRAM);
    expect(back.keyring.number).toBe(2);
    expect(back.keys.standing).toBe("changed");
    await ask(back.keys);
    const anna = await groupOf(ANNA);
    expect(anna.keys.waiting).toEqual([{ person: BRAM, number: 2, changed: true, ready: true }]);
    await approve(anna.keys, BRAM);
    const { keys } = await groupOf(BRAM);
    expect(keys.standing).toBe("inside");
    expect(await keys.open(sealed, { slot })).toMatchObject({ locked: false, text: body.text });
  });

  it("reads out the words of my own keys, whatever the log still says of me", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
    const before = await (await groupOf(BRAM)).keys.words(BRAM);
    devices.delete(BRAM);
    await setUp(BRAM);
    const { keys } = await groupOf(BRAM);
    expect(await keys.words(BRAM)).not.toEqual(before);
    await ask(keys);
    expect(await (await groupOf(ANNA)).keys.words(BRAM)).toEqual(await keys.words(BRAM));
  });

  it("remembers whom I compared words with, for that identity only", async () => {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
    const after = await compare((await groupOf(ANNA)).keys, [BRAM], "words");
    expect(after.roster.find((member) => member.person === BRAM)?.compared).toBe(true);
    expect(after.roster.find((member) => member.person === ANNA)?.compared).toBe(false);
    const { keys } = await groupOf(BRAM);
    expect(keys.roster.find((member) => member.person === ANNA)?.compared).toBe(false);
  });
});

describe("a server that is not faithful", () => {
  async function twoMembers() {
    await setUp(ANNA);
    await openGroup((await groupOf(ANNA)).keys);
    await come(BRAM);
  }

  it("is stopped when the log is shorter than this device has seen", async () => {
    await twoMembers();
    await groupOf(ANNA);
    server.entries = server.entries.slice(0, 2);
    const last = parseEntry(server.entries[1] as Entry);
    server.head = { seq: 2, hash: await entryHash(last.encoded) };
    await expect(groupOf(ANNA)).rejects.toMatchObject({ name: "Distrust", reason: "shorter-history" });
  });

  it("is stopped when an entry was changed, or the chain goes on from another entry", async () => {
    await twoMembers();
    const bytes = fromBase64url(server.entries[2] ?? "");
    bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1);
    server.entries[2] = toBase64url(bytes);
    await expect(groupOf(ANNA)).rejects.toMatchObject({ reason: "bad-entry" });
  });

  it("is stopped when it keeps back the newest epoch, or gives another wrap", async () => {
    await twoMembers();
    const mine = server.wraps.find((wrap) => wrap.person === BRAM);
    server.wraps = server.wraps.filter((wrap) => wrap !== mine);
    await expect(groupOf(BRAM)).rejects.toMatchObject({ reason: "bad-wrap" });
  });

  it("cannot show an older revision, another place or another author", async () => {
    await twoMembers();
    const first = await write(ANNA);
    const second = await write(ANNA, first.item, 2);
    const { keys } = await groupOf(BRAM);
    const { slot, item } = first;
    expect(await keys.open(second.sealed, { slot, item })).toMatchObject({ locked: false, revision: 2 });
    expect(await keys.open(first.sealed, { slot, item })).toMatchObject({ why: "rolled-back" });
    expect(await keys.open(second.sealed, { slot, by: BRAM })).toMatchObject({ why: "other-author" });
    const elsewhere = await slotOf(EAST, MEETING, "advice");
    expect(await keys.open(second.sealed, { slot: elsewhere })).toMatchObject({ why: "other-place" });
  });

  it("gets nothing opened out of bytes that mean nothing", async () => {
    await twoMembers();
    const { keys } = await groupOf(ANNA);
    const slot = await slotOf(EAST, MEETING, "advice");
    for (const bytes of ["", "AAAA", "niet base64url!"]) {
      expect(await keys.open(bytes, { slot })).toEqual({ locked: true, why: "malformed", who: [] });
    }
  });
});

describe("personal items", () => {
  it("open for their owner only", async () => {
    await setUp(ANNA);
    const { keyring } = { keyring: await openKeyring() };
    const slot = await slotOf(EAST, MEETING, "draft/ask/1");
    const item = crypto.randomUUID();
    const sealed = await keyring?.sealPersonal({ item, slot, revision: 1, body: { ...body, kind: "note" } });
    expect(await keyring?.openPersonal(sealed ?? "", { slot, item })).toMatchObject({ text: body.text, locked: false });
    await setUp(BRAM);
    expect(await (await openKeyring())?.openPersonal(sealed ?? "", { slot, item })).toMatchObject({ locked: true });
  });
});
