/** The entry of the sign-in page, and of the profile page beside the other: what a person waits for first is small. */

import { h, render } from "preact";
import { mountIslands } from "./islands/mount";
import { forgetKeys } from "./signin/forget";
import { watchMailbox } from "./signin/postvak";
import { mailAddress, passkeyList } from "./signin/profile";
import { SignIn } from "./signin/SignIn";

function signIn(root: HTMLElement): void {
  const next = root.dataset["next"] ?? "/";
  if ("signedOut" in root.dataset) void forgetKeys();
  root.replaceChildren();
  render(h(SignIn, { onDone: () => location.assign(next) }), root);
}

mountIslands({ "sign-in": signIn, postvak: watchMailbox, "mail-address": mailAddress, passkeys: passkeyList });
