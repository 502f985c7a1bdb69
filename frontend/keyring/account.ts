/**
 * Making an account, opening it by one of its ways in, and changing those ways.
 *
 * An `OpenAccount` holds the root and lives only in the page that opened it; what a device keeps is `Account`:
 * keys that cannot be read out, and that can therefore make no new way in.
 */

import { api, type Me } from "../api";
import {
  type Account,
  CODE_GROUPS,
  checkWayIn,
  createAccount,
  GROUP_CHARACTERS,
  type IdentityRecord,
  isGroupOf,
  makeRecoveryCode,
  makeWayIn,
  openAccount,
  openWayIn,
  type PersonId,
  parseIdentity,
  type Reason,
  type RecoveryCode,
  Refused,
  type Root,
  type SealedBundle,
  type WayIn,
  type WayInKind,
  type WayInSecret,
} from "../sealed";
import { keepProbed, thisDevice } from "./device";
import { takeOver } from "./handed";
import { oneAtATime, tellOtherTabs } from "./tabs";
import { Distrust } from "./types";
import { accountWorks } from "./works";

/** A secret that opens nothing here. `groups` numbers mistyped groups of a recovery code from 1; empty: somewhere. */
export class WrongSecret extends Error {
  override readonly name = "WrongSecret";
  constructor(
    readonly why: "length" | "mistyped" | "other",
    readonly groups: readonly number[] = [],
    readonly typed = 0,
  ) {
    super(`wrong secret: ${why}`);
  }
}

/** A recovery code that is shown but not yet in force. */
export interface CodeOffer {
  /** Seven groups of five characters. */
  readonly groups: readonly string[];
  /** Is this what the paper says at `place` (from 1)? */
  isGroup(place: number, typed: string): boolean;
}

export interface NewAccount extends CodeOffer {
  /** Publishes the identity with this code as its first way in. */
  publish(): Promise<OpenAccount>;
}

export interface NewCodeOffer extends CodeOffer {
  /** Puts the code in force: written, read back, opened; only then do older codes lapse. */
  accept(): Promise<void>;
}

function offer(code: RecoveryCode): CodeOffer {
  return { groups: code.split("-"), isGroup: (place, typed) => isGroupOf(code, place, typed) };
}

const row = (wayIn: WayIn, label: string) => ({ ...wayIn, label });

/** Makes keys and a code in this browser. Nothing is sent before `publish`. */
export async function makeAccount(me: Me): Promise<NewAccount> {
  const number = (me.identity?.number ?? 0) + 1;
  const made = await createAccount(me.person as PersonId, number);
  const code = await makeRecoveryCode();
  const secret: WayInSecret = { kind: "recovery-code", typed: code };
  const wayIn = await makeWayIn(made.root, made.account.identity, secret);
  const publish = async (): Promise<OpenAccount> => {
    await api.makeIdentity({
      number,
      record: made.record,
      sealed_bundle: made.sealedBundle,
      way_in: row(wayIn, ""),
    });
    await checkWayIn(await readBack(wayIn.id), secret, made.account.identity, made.root);
    return new OpenAccount(made.account, made.root);
  };
  // One tab at a time: the second is told that there is an identity already, before it could show a code for its own.
  return { ...offer(code), publish: () => oneAtATime("identity", publish) };
}

/** What the server keeps under an id, to be opened before anything that depends on it. */
async function readBack(id: string): Promise<WayIn> {
  const kept = (await api.me()).ways_in.find((way) => way.id === id);
  if (kept === undefined) throw new Distrust("bad-wrap", "a way in was not kept");
  return kept as unknown as WayIn;
}

export class OpenAccount {
  readonly account: Account;
  readonly #root: Root;

  constructor(account: Account, root: Root) {
    this.account = account;
    this.#root = root;
  }

  async addPassphrase(passphrase: string): Promise<void> {
    await this.#add({ kind: "passphrase", passphrase }, "");
  }

  /** `prf` is the 32 secret bytes of the passkey's ceremony; they go no further than the wrap. */
  async addPasskey(prf: Uint8Array<ArrayBuffer>, label: string): Promise<void> {
    await this.#add({ kind: "passkey", prf }, label);
  }

  /** A new passphrase takes the place of all older ones, once it has opened what the server keeps. */
  async replacePassphrase(passphrase: string): Promise<void> {
    await this.#retire("passphrase", await this.#add({ kind: "passphrase", passphrase }, ""));
  }

  async offerCode(): Promise<NewCodeOffer> {
    const code = await makeRecoveryCode();
    return {
      ...offer(code),
      accept: async () => this.#retire("recovery-code", await this.#add({ kind: "recovery-code", typed: code }, "")),
    };
  }

  async #add(secret: WayInSecret, label: string): Promise<string> {
    const wayIn = await makeWayIn(this.#root, this.account.identity, secret);
    await api.addWayIn(row(wayIn, label));
    await checkWayIn(await readBack(wayIn.id), secret, this.account.identity, this.#root);
    return wayIn.id;
  }

  async #retire(kind: WayInKind, except: string): Promise<void> {
    const { ways_in } = await api.me();
    const old = ways_in.filter((way) => way.kind === kind && way.id !== except);
    for (const way of old) await api.removeWayIn(way.id);
  }
}

/** `typed` may be any spelling. Throws `WrongSecret`, which says where the typing error is. */
export async function openWithCode(me: Me, typed: string): Promise<OpenAccount> {
  return openWith(me, { kind: "recovery-code", typed });
}

export async function openWithPassphrase(me: Me, passphrase: string): Promise<OpenAccount> {
  return openWith(me, { kind: "passphrase", passphrase });
}

export async function openWithPasskey(me: Me, prf: Uint8Array<ArrayBuffer> | CryptoKey): Promise<OpenAccount> {
  return openWith(me, { kind: "passkey", prf });
}

async function openWith(me: Me, secret: WayInSecret): Promise<OpenAccount> {
  const { record, sealedBundle } = await published(me);
  const identity = await parseIdentity(record);
  const ways = me.ways_in.filter((way) => way.kind === secret.kind);
  for (const way of ways) {
    const root = await openWayIn(way as unknown as WayIn, secret, identity).catch((cause) => wrong(cause, secret));
    if (root === null) continue;
    const account = await openAccount({ person: identity.person, record, sealedBundle, root });
    return new OpenAccount(account, root);
  }
  throw new WrongSecret("other");
}

async function published(me: Me): Promise<{ record: IdentityRecord; sealedBundle: SealedBundle }> {
  if (me.identity === null) throw new WrongSecret("other");
  const record = me.identity.record as IdentityRecord;
  const identity = await parseIdentity(record);
  if (identity.person !== me.person) throw new Distrust("other-account");
  return { record, sealedBundle: me.identity.sealed_bundle as SealedBundle };
}

const notThisOne: readonly Reason[] = ["cannot-open", "passphrase-short"];

/** Null when another way in may still fit; a typing error and a tampered wrap stop at once. */
function wrong(cause: unknown, secret: WayInSecret): null {
  if (!(cause instanceof Refused)) throw cause;
  if (cause.reason === "recovery-code-length" && secret.kind === "recovery-code") {
    throw new WrongSecret("length", [], secret.typed.replaceAll(/[\s-]/g, "").length);
  }
  if (cause.reason === "recovery-code-mistyped") throw new WrongSecret("mistyped", cause.groups);
  if (notThisOne.includes(cause.reason)) return null;
  throw new Distrust("bad-wrap", cause.message);
}

/** Opens with what signing in by passkey handed over, and keeps it. False when there is nothing, or it does not fit. */
export async function openHanded(me: Me): Promise<boolean> {
  if (!me.ways_in.some((way) => way.kind === "passkey")) return false;
  const key = await takeOver(me.person);
  if (key === null) return false;
  try {
    return await keep(await openWithPasskey(me, key));
  } catch (cause) {
    if (cause instanceof WrongSecret) return false; // a passkey that signs in need not be one that opens
    throw cause;
  }
}

export const codeCharacters = CODE_GROUPS * GROUP_CHARACTERS;

/** Keeps the keys on this device. False when the browser would not: then they live as long as this page. */
export async function keep(opened: OpenAccount): Promise<boolean> {
  const device = await keepProbed(await thisDevice(), opened.account, accountWorks);
  tellOtherTabs();
  return device.lasting;
}

/** Forgets the keys of this person on this device; how far logs were seen stays known. */
export async function lockDevice(person: string): Promise<void> {
  await (await thisDevice()).forget(person);
  tellOtherTabs();
}
