/** The entry of the page that checks a proof: no account, no connection, no keys. */

import { h, render } from "preact";
import { mountIslands } from "./islands/mount";
import { Verify } from "./releases/Verify";

mountIslands({
  verify: (root) => {
    root.replaceChildren();
    render(h(Verify, {}), root);
  },
});
