/** The islands of the profile page. */

import { h, render } from "preact";
import { MailAddress } from "./MailAddress";
import { Passkeys } from "./Passkeys";

export function mailAddress(root: HTMLElement): void {
  const email = root.dataset["email"] ?? "";
  root.replaceChildren(); // the address stands there as text until the script runs
  render(h(MailAddress, { email }), root);
}

export function passkeyList(root: HTMLElement): void {
  render(h(Passkeys, {}), root);
}
