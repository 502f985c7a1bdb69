import type { GroupKeys, Keyring } from "../keyring/types";
import type { GroupWatch, People } from "./useGroup";

/** What a page gets once its reader is inside. `take` accepts what a change of membership answered. */
export interface Here {
  readonly keyring: Keyring;
  readonly keys: GroupKeys;
  readonly people: People;
  readonly watch: GroupWatch;
}
