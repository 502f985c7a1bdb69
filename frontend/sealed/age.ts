/** One file that the standard `age` tool opens with the passphrase. Only the export page carries this library. */
import { Encrypter } from "age-encryption";
import { ascii, join } from "./encoding";
import { Refused } from "./refusal";
import type { Bytes } from "./types";
import { PASSPHRASE_CHARACTERS } from "./ways";

/** `page` comes from `exportPage`; open with `age --decrypt -o kring.html kring.html.age`. */
export async function sealForTakingAlong(page: string, passphrase: string): Promise<Bytes> {
  if ([...passphrase].length < PASSPHRASE_CHARACTERS) throw new Refused("passphrase-short");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return join(await encrypter.encrypt(ascii(page)));
}
