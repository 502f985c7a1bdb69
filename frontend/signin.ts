/** The entry of the sign-in page: small, because it is what a person waits for first. */

import { mountIslands } from "./islands/mount";

mountIslands({});
