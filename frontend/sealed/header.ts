/** The clear header of a sealed item, and the three pieces an item is cut into. */
import { fromBase64url, idBytes, idText, isSame, join, numberOf, purpose, toBase64url, u32 } from "./encoding";
import { Refused } from "./refusal";
import { POINT_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "./suite";
import type { Bytes, EntryHash, GroupId, Head, ItemId, PersonId, Sealed, Slot } from "./types";

export type ItemClass = "content" | "personal" | "shared";
const NUMBERS: Readonly<Record<ItemClass, number>> = { content: 1, personal: 2, shared: 6 };
const SUITE = 1;
const MAGIC = purpose("item");
export const HEADER_BYTES = 174;
const AROUND_BYTES = HEADER_BYTES + TAG_BYTES + SIGNATURE_BYTES;

/** 256 x 2^n, and one last step so that exactly 64 KiB of text fits without doubling. */
export const PADDED_SIZES: readonly number[] = [...Array.from({ length: 9 }, (_, n) => 256 * 2 ** n), 66_560];

export interface ItemHeader {
  readonly itemClass: ItemClass;
  /** In a shared item the id of its reader. */
  readonly group: GroupId;
  readonly item: ItemId;
  readonly slot: Slot;
  readonly author: PersonId;
  readonly epoch: number;
  readonly revision: number;
  /** The log head known to the author; in a personal item seq 0, in a shared one a number, and the hash of the reader's identity. */
  readonly head: Head;
  readonly salt: Bytes;
}

export interface Parts {
  readonly header: ItemHeader;
  readonly headerBytes: Bytes;
  readonly ciphertext: Bytes;
  readonly signature: Bytes;
}

export function encodeHeader(header: ItemHeader): Bytes {
  return join(
    MAGIC,
    Uint8Array.of(SUITE, NUMBERS[header.itemClass]),
    idBytes(header.group),
    idBytes(header.item),
    fromBase64url(header.slot),
    idBytes(header.author),
    u32(header.epoch),
    u32(header.revision),
    u32(header.head.seq),
    fromBase64url(header.head.hash),
    header.salt,
  );
}

/** Cut a sealed item and read its header; refuses what cannot be right before anything is opened. */
export function cutItem(sealed: Sealed): Parts {
  const bytes = fromBase64url(sealed);
  // What is sealed to a person has the encapsulated key in front of its ciphertext.
  const padded = bytes.length - AROUND_BYTES - (bytes[17] === NUMBERS.shared ? POINT_BYTES : 0);
  if (padded > 66_560) throw new Refused("too-large", "size");
  if (!PADDED_SIZES.includes(padded)) throw new Refused("malformed", "size");
  const headerBytes = bytes.slice(0, HEADER_BYTES);
  return {
    header: readHeader(headerBytes),
    headerBytes,
    ciphertext: bytes.slice(HEADER_BYTES, -SIGNATURE_BYTES),
    signature: bytes.slice(-SIGNATURE_BYTES),
  };
}

function readHeader(bytes: Bytes): ItemHeader {
  if (!isSame(bytes.subarray(0, 16), MAGIC)) throw new Refused("malformed", "magic");
  if (bytes[16] !== SUITE) throw new Refused("suite-unknown", String(bytes[16]));
  const itemClass = (Object.keys(NUMBERS) as ItemClass[]).find((name) => NUMBERS[name] === bytes[17]);
  if (itemClass === undefined) throw new Refused("class-unknown", String(bytes[17]));
  const [epoch, revision] = [numberOf(bytes.subarray(98, 102)), numberOf(bytes.subarray(102, 106))];
  if (!epoch || !revision) throw new Refused("malformed", "count");
  return {
    itemClass,
    group: idText(bytes.subarray(18, 34)),
    item: idText(bytes.subarray(34, 50)),
    slot: toBase64url(bytes.subarray(50, 82)),
    author: idText(bytes.subarray(82, 98)),
    epoch,
    revision,
    head: { seq: numberOf(bytes.subarray(106, 110)), hash: toBase64url<EntryHash>(bytes.subarray(110, 142)) },
    salt: bytes.slice(142),
  };
}

export function parseHeader(sealed: Sealed): ItemHeader {
  return cutItem(sealed).header;
}
