/** The text of an agreement: is it the one that was signed, and how it reaches somebody who has no epoch key for it. */
import type { Account } from "./account";
import { encodeBody, readBody } from "./body";
import { ascii, fromBase64url, idBytes, join, lp, purpose, toBase64url, u32 } from "./encoding";
import type { Identity } from "./identity";
import type { Agreement, Roster } from "./log";
import { Refused } from "./refusal";
import { digest, hpkeOpen, hpkeSeal } from "./suite";
import type { AgreementDigest, Bytes, GroupId, SealedAgreement } from "./types";

/** What is signed. `text` holds a salt: its digest stands in the clear, and must not be guessed. As it is, no NFC. */
export async function agreementDigest(group: GroupId, number: number, text: string): Promise<AgreementDigest> {
  return toBase64url(await digest("agreement", idBytes(group), u32(number), ascii(text)));
}

/** Is this the exact text of that version, as the log has it? */
export async function checkAgreement(roster: Roster, number: number, text: string): Promise<void> {
  const { digest: signed } = agreementNumbered(roster, number);
  if ((await agreementDigest(roster.group, number, text)) !== signed) throw new Refused("agreement-other");
}

/** Of all texts that a server hands out as agreements, the one that was signed as this version. */
export async function findAgreement(roster: Roster, number: number, texts: readonly string[]): Promise<string> {
  const { digest: signed } = agreementNumbered(roster, number);
  for (const text of texts) if ((await agreementDigest(roster.group, number, text)) === signed) return text;
  throw new Refused("agreement-other", `the text of version ${number} is not here`);
}

/** A copy of a version that only this identity opens: for who asks to come in, or came in after it was sealed. */
export async function handOver(
  roster: Roster,
  number: number,
  text: string,
  identity: Identity,
): Promise<SealedAgreement> {
  await checkAgreement(roster, number, text);
  const plain = encodeBody({ kind: "agreement", parent: null, text });
  return toBase64url(await hpkeSeal(identity.sealingKey, copyInfo(roster, number, identity), plain));
}

/** The text of a copy. Who made it does not matter: the log says what the text must be. */
export async function openHanded(
  account: Account,
  roster: Roster,
  number: number,
  sealed: SealedAgreement,
): Promise<string> {
  const info = copyInfo(roster, number, account.identity);
  const { text } = readBody(await hpkeOpen(account.sealing, info, fromBase64url(sealed)));
  await checkAgreement(roster, number, text);
  return text;
}

function agreementNumbered(roster: Roster, number: number): Agreement {
  const found = roster.agreements[number - 1];
  if (found === undefined) throw new Refused("agreement-other");
  return found;
}

function copyInfo(roster: Roster, number: number, identity: Identity): Bytes {
  const signed = fromBase64url(agreementNumbered(roster, number).digest);
  const fields = [idBytes(roster.group), u32(number), idBytes(identity.person), fromBase64url(identity.hash), signed];
  return join(purpose("agreement-copy"), lp(...fields));
}
