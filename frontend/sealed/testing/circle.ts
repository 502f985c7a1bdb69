/** For tests: a group whose log grows as members act, with every record and wrap a faithful server would keep. */
import { type Account, createAccount, type NewAccount } from "../account";
import type { LogChange } from "../change";
import { type MyWrap, openEpochs, type Wrap } from "../epochs";
import type { GroupSide } from "../items";
import { Ledger } from "../ledger";
import { emptyRoster, type Roster, replay } from "../log";
import type { Entry, GroupId, IdentityRecord, MeetingId, PersonId } from "../types";

export const ANNA = "0a000000-0000-4000-8000-000000000001" as PersonId;
export const BRAM = "0b000000-0000-4000-8000-000000000002" as PersonId;
export const CHAIMA = "0c000000-0000-4000-8000-000000000003" as PersonId;
export const DAAN = "0d000000-0000-4000-8000-000000000004" as PersonId;
export const EAST = "ea570000-0000-4000-8000-00000000000a" as GroupId;
export const WEST = "fe570000-0000-4000-8000-00000000000b" as GroupId;
export const MEETING = "3ee70000-0000-4000-8000-00000000000c" as MeetingId;

/** A server that keeps what it is given and answers with it: tests rewrite its answers. */
export class Circle {
  readonly records: IdentityRecord[] = [];
  readonly entries: Entry[] = [];
  readonly wraps: Wrap[] = [];

  constructor(readonly group: GroupId = EAST) {}

  async person(person: PersonId, number = 1): Promise<Account> {
    return (await this.newcomer(person, number)).account;
  }

  async newcomer(person: PersonId, number = 1): Promise<NewAccount> {
    const made = await createAccount(person, number);
    this.records.push(made.record);
    return made;
  }

  roster(): Promise<Roster> {
    return this.entries.length ? replay(this) : Promise.resolve(emptyRoster(this.group));
  }

  /** Take what a member posts. */
  async accept(change: Promise<LogChange>): Promise<Roster> {
    const { post, roster } = await change;
    this.entries.push(...post.entries);
    this.wraps.push(...post.wraps);
    return roster;
  }

  wrapsOf(person: PersonId): MyWrap[] {
    return this.wraps.filter((wrap) => wrap.person === person);
  }

  /** One member's side, as a browser builds it from the server's answers. */
  async side(account: Account, ledger = new Ledger()): Promise<GroupSide> {
    const roster = await this.roster();
    const keys = await openEpochs(account, roster, this.wrapsOf(account.person));
    return { me: account.person, roster, keys, ledger };
  }
}
